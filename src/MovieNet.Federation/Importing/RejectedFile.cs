namespace MovieNet.Federation;

/// <summary>
/// A file of the records that an import rejected, in the format of their source and with two columns more in front, where
/// and why. Once repaired it is imported as it is: no member of a movie is guessed to be in these columns.
/// </summary>
public sealed class RejectedFile : IDisposable
{
    internal const string At = "rejectedAt";
    internal const string Because = "rejectedBecause";

    private readonly FileStream stream;
    private bool isBegun;

    private RejectedFile(FileStream stream) => this.stream = stream;

    /// <summary>Whether a column is one of the two that such files have more.</summary>
    internal static bool IsOwnColumn(string name) => name is At or Because;

    /// <summary>Begins the file; what was in it is gone.</summary>
    /// <param name="path">Where.</param>
    /// <param name="sources">The files that the records come from.</param>
    /// <exception cref="ImportException">It cannot be written, is one of the sources, or cannot hold records of them all.</exception>
    public static RejectedFile Create(string path, IReadOnlyList<ImportFile> sources)
    {
        if (sources.FirstOrDefault(file => string.Equals(Path.GetFullPath(file.Path), Path.GetFullPath(path), StringComparison.Ordinal)) is { } source)
        {
            throw new ImportException(ImportFailure.File, $"the rejected records cannot go to {path}: it is imported, so name another file");
        }

        if (sources.FirstOrDefault(file => !file.RejectedHeader.Span.SequenceEqual(sources[0].RejectedHeader.Span)) is { } other)
        {
            throw new ImportException(ImportFailure.File, $"one file cannot hold rejected records of both {sources[0].Name} and {other.Name}, which have other columns: import them one by one");
        }

        try
        {
            return new(new(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(ImportFailure.File, $"the rejected records cannot go to {path}: {e.Message}", e);
        }
    }

    /// <summary>Adds a record.</summary>
    /// <param name="file">Where it comes from.</param>
    /// <param name="record">The record, with what is wrong.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(ImportFile file, ImportRecord record)
    {
        if (!isBegun)
        {
            stream.Write(file.RejectedHeader.Span);
            isBegun = true;
        }

        var at = FormattableString.Invariant($"{file.Name} {file.Unit} {record.Number}");
        stream.Write(file.RejectedLine(at, string.Join("; ", record.Problems), record.Source.Span));
        stream.Write("\n"u8);
    }

    /// <summary>Hands everything over to the system, so that who reads the file finds it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush() => stream.Flush();

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
