namespace MovieNet.Federation;

/// <summary>A format of files. Nothing is kept of a file but what is being read.</summary>
internal interface IRecordSource
{
    /// <summary>The names of the columns.</summary>
    /// <exception cref="FormatException">It is no file of this format; the message says where and why.</exception>
    Task<IReadOnlyList<string>> ReadColumnsAsync(Stream stream, CancellationToken cancellationToken);

    /// <summary>The records, in order.</summary>
    /// <exception cref="FormatException">From here on it cannot be read.</exception>
    IAsyncEnumerable<ImportRecord> ReadAsync(Stream stream, ColumnMapping mapping, CancellationToken cancellationToken);
}
