using MovieNet.Federation;

namespace MovieNet.Web.Importing;

/// <summary>How the import into one server is.</summary>
public enum ServerImportState
{
    /// <summary>Records go in.</summary>
    Running,

    /// <summary>The server went away and is waited for.</summary>
    Waiting,

    /// <summary>The whole file was gone through.</summary>
    Done,

    /// <summary>A person stopped it.</summary>
    Stopped,

    /// <summary>It could not begin or go on.</summary>
    Failed,
}

/// <summary>How far the import into one server has come.</summary>
/// <param name="State">How it is.</param>
/// <param name="Counts">What is on the server's disk, or was skipped or rejected.</param>
/// <param name="Since">Since when it is in this state.</param>
/// <param name="Why">Why it waits, stopped or failed, in words; null where there is nothing to say.</param>
/// <param name="LinesPerSecond">How fast it was during the last seconds; null where that is not known.</param>
public sealed record ServerProgress(
    ServerImportState State, ImportCounts Counts, DateTimeOffset Since, string? Why = null, double? LinesPerSecond = null);
