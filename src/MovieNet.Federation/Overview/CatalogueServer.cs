namespace MovieNet.Federation;

/// <summary>What the index knows of a server.</summary>
public enum CatalogueServerState
{
    /// <summary>It is being connected to for the first time, or read for the first time: its share is not known yet.</summary>
    Awaited,

    /// <summary>It was never read and does not answer: its share is not known.</summary>
    Unknown,

    /// <summary>It was read and is followed: what it holds is known, and what it lacks.</summary>
    Current,

    /// <summary>
    /// It was read and does not answer now, or has not said yet what it changed meanwhile. What it held is still counted; what it
    /// lacks is not known.
    /// </summary>
    Stale,
}

/// <summary>A server of the list, as the index knows it; an unchanging snapshot.</summary>
/// <param name="Server">Its name in the list.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Records">How many of its records are counted.</param>
public sealed record CatalogueServer(string Server, CatalogueServerState State, int Records)
{
    /// <summary>Why it is not known by now, in words that go behind its name and a colon; null while it is.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was read last; null where it never was. Since then it was followed.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>How long reading it took.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Since when nothing more is known of it, where it is <see cref="CatalogueServerState.Stale"/>; else null.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How far it is read at this moment; null while it is not.</summary>
    public ReadProgress? Reading { get; init; }
}

/// <summary>How far a server is read.</summary>
/// <param name="Records">Records that came.</param>
/// <param name="Total">Records in all; null before the first page.</param>
public sealed record ReadProgress(int Records, long? Total);
