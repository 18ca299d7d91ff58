namespace MovieNet.Server.Commands;

/// <summary>What one must be allowed to do to use a command.</summary>
internal enum Right
{
    /// <summary>Nothing: every connection may.</summary>
    None,

    /// <summary>See records.</summary>
    Read,

    /// <summary>Change records.</summary>
    Write,

    /// <summary>Look after the server.</summary>
    Admin,
}
