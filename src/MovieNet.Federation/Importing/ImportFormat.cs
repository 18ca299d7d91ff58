using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>How a file holds movies.</summary>
public enum ImportFormat
{
    /// <summary>RFC 4180: a header line, cells in quotes where need be; parted by commas or another sign.</summary>
    Csv,

    /// <summary>A header line, cells parted by tabs. Quotes are text, as the registration of text/tab-separated-values has it.</summary>
    Tsv,

    /// <summary>An array of objects, or one object per line.</summary>
    Json,
}

/// <summary>What is known of a file before it is read.</summary>
public sealed record ImportOptions
{
    /// <summary>What people call the file, where it lies under another name than theirs; null for its path.</summary>
    public string? Name { get; init; }

    /// <summary>Whether a file is refused where no column is known to hold the title; not where a person is asked which one it is.</summary>
    public bool NeedsTitle { get; init; } = true;

    /// <summary>The format; null to go by the file's name.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>What parts the cells of a CSV file, one ASCII character; null to see it from the first lines.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Which column holds which member, where the guess from the columns' names is not right. An empty name leaves the member out.</summary>
    public IReadOnlyDictionary<MovieField, string> Columns { get; init; } = new Dictionary<MovieField, string>();
}
