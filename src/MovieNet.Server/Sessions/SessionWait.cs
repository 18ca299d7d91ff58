namespace MovieNet.Server.Sessions;

/// <summary>What a session waits for.</summary>
internal enum SessionWait
{
    /// <summary>It works.</summary>
    None,

    /// <summary>For the next line's first byte.</summary>
    Idle,

    /// <summary>For a change, or the next line's first byte: as long as it takes.</summary>
    Watching,

    /// <summary>For the rest of a line.</summary>
    InLine,

    /// <summary>For the client to read.</summary>
    Sending,
}
