namespace MovieNet.Benchmarks;

/// <summary>What a run is told on its command line.</summary>
internal sealed record Settings
{
    /// <summary>How many records the catalogue has.</summary>
    public required int Records { get; init; }

    /// <summary>How often each side runs.</summary>
    public required int Runs { get; init; }

    /// <summary>How long one run of a load takes.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where catalogues and databases are kept.</summary>
    public required string Data { get; init; }

    /// <summary>A folder with real catalogues to take titles from; null for invented ones.</summary>
    public string? Titles { get; init; }

    /// <summary>Where the figures are written as a page; null for nowhere.</summary>
    public string? Report { get; init; }
}
