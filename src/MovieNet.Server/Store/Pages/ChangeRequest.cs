namespace MovieNet.Server.Store.Pages;

/// <summary>What changes.list asks of the store.</summary>
internal sealed record ChangeRequest
{
    public required int Limit { get; init; }

    /// <summary>The latest first.</summary>
    public bool Descending { get; init; }

    /// <summary>The change that the page stands behind, in its direction; null for the first page.</summary>
    public long? After { get; init; }

    /// <summary>The earliest time, Unix milliseconds.</summary>
    public long? Since { get; init; }

    /// <summary>The time before which, Unix milliseconds.</summary>
    public long? Until { get; init; }

    /// <summary>Only changes of this record.</summary>
    public long? MovieId { get; init; }
}
