namespace MovieNet.Federation;

/// <summary>A format of files. Nothing is kept of a file but what is being read.</summary>
internal interface IRecordSource
{
    /// <summary>How the file is built, once its columns were read: <c>parted by commas, the first line is the header</c>.</summary>
    string Description { get; }

    /// <summary>The columns, with examples out of the first records. Called first.</summary>
    /// <exception cref="FormatException">It is no file of this format; the message says where and why.</exception>
    Task<IReadOnlyList<FileColumn>> ReadColumnsAsync(Stream stream, CancellationToken cancellationToken);

    /// <summary>The records, in order.</summary>
    /// <exception cref="FormatException">From here on it cannot be read.</exception>
    IAsyncEnumerable<ImportRecord> ReadAsync(Stream stream, ColumnMapping mapping, CancellationToken cancellationToken);

    /// <summary>What a <see cref="RejectedFile"/> of records of this file begins with; empty where the format has no header.</summary>
    ReadOnlyMemory<byte> RejectedHeader { get; }

    /// <summary>A record of this file with where and why it was rejected, without line end.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="because">What is wrong with it.</param>
    /// <param name="source">Its <see cref="ImportRecord.Source"/>.</param>
    byte[] RejectedLine(string at, string because, ReadOnlySpan<byte> source);
}
