namespace MovieNet.Protocol;

/// <summary>The protocol's error codes (docs/protocol.md, Errors); the negative ones are JSON-RPC 2.0's.</summary>
public enum ErrorCode
{
    /// <summary>The line is not valid UTF-8 or not valid JSON.</summary>
    ParseError = -32700,

    /// <summary>Not a request.</summary>
    InvalidRequest = -32600,

    /// <summary>No such method.</summary>
    MethodNotFound = -32601,

    /// <summary>Bad parameters; the data lists every bad field.</summary>
    InvalidParams = -32602,

    /// <summary>An internal error; the server's log says more.</summary>
    InternalError = -32603,

    /// <summary>No record with this id.</summary>
    NotFound = 1,

    /// <summary>A record for this movie is there already; it comes with the error.</summary>
    AlreadyExists = 2,

    /// <summary>Not the expected version; the current record comes with the error.</summary>
    Conflict = 3,

    /// <summary>The method needs a token.</summary>
    Unauthenticated = 4,

    /// <summary>The token has not this right.</summary>
    Forbidden = 5,

    /// <summary>Busy, or over a limit of the connection, which is closed.</summary>
    Busy = 6,

    /// <summary>The storage failed; nothing was written.</summary>
    StorageFailure = 7,
}
