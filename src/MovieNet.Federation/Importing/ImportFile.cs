using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A file of movies and how its columns are read. It is read as a stream: memory does not grow with it.</summary>
public sealed class ImportFile
{
    private readonly IRecordSource source;

    private ImportFile(string path, string name, ImportFormat format, long length, IRecordSource source, IReadOnlyList<FileColumn> columns, ColumnMapping mapping)
    {
        Path = path;
        FullName = name;
        Format = format;
        Length = length;
        this.source = source;
        Columns = columns;
        Mapping = mapping;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Its name for people, without the folder.</summary>
    public string Name => System.IO.Path.GetFileName(FullName);

    /// <summary>How long it was when it was looked into, bytes.</summary>
    public long Length { get; }

    /// <summary>What <see cref="ImportRecord.Number"/> counts: <c>line</c>, or <c>item</c> in a JSON array.</summary>
    public string Unit => source is JsonArraySource ? "item" : "line";

    /// <summary>Its format.</summary>
    public ImportFormat Format { get; }

    /// <summary>How it is built: <c>cells parted by commas, the first line is the header</c>.</summary>
    public string Description => source.Description;

    /// <summary>Its columns.</summary>
    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>Which column holds what.</summary>
    public ColumnMapping Mapping { get; }

    /// <summary>The names of the columns that nothing is taken from.</summary>
    public IEnumerable<string> Unused =>
        Columns.Select(column => column.Name).Where(name => !RejectedFile.IsOwnColumn(name)).Except(Mapping.Columns.Values, StringComparer.Ordinal);

    internal ReadOnlyMemory<byte> RejectedHeader => source.RejectedHeader;

    /// <summary>As messages name it: as it was named when it was opened.</summary>
    private string FullName { get; }

    /// <summary>Looks into a file: its format, its columns, and what they hold.</summary>
    /// <exception cref="ImportException">It cannot be read, or the columns are not as the options say.</exception>
    public static async Task<ImportFile> OpenAsync(string path, ImportOptions options, CancellationToken cancellationToken = default)
    {
        var name = options.Name ?? path;
        try
        {
            await using var stream = Open(path);
            var length = stream.Length;
            var format = options.Format ?? FormatOf(name);
            var found = SourceOf(stream, format, options);
            var columns = await found.ReadColumnsAsync(stream, cancellationToken);
            return new(path, name, format, length, found, columns, ColumnMapping.For(columns, options.Columns, options.NeedsTitle));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Unreadable(name, e);
        }
    }

    /// <summary>The same file with its columns read in another way.</summary>
    /// <param name="columns">Which of <see cref="Columns"/> holds which member; members that are not named are left out.</param>
    public ImportFile With(IEnumerable<KeyValuePair<MovieField, string>> columns) => new(Path, FullName, Format, Length, source, Columns, ColumnMapping.Of(columns));

    /// <summary>Its records, in order, the bad ones with what is wrong with them.</summary>
    /// <exception cref="ImportException">From some place on it cannot be read.</exception>
    public async IAsyncEnumerable<ImportRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var stream = Guarded(() => Open(Path));
        await using var records = source.ReadAsync(stream, Mapping, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(records))
        {
            yield return records.Current with { Position = stream.Position };
        }
    }

    internal byte[] RejectedLine(string at, string because, ReadOnlySpan<byte> record) => source.RejectedLine(at, because, record);

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<ImportRecord> records)
    {
        try
        {
            return await records.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            throw Unreadable(FullName, e);
        }
    }

    private T Guarded<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(FullName, e);
        }
    }

    private static ImportException Unreadable(string name, Exception e) => new(
        ImportFailure.File,
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"{name} does not exist",
            FormatException => $"{name}: {e.Message}",
            _ => $"{name} cannot be read: {e.Message}",
        },
        e);

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 64 << 10, FileOptions.Asynchronous);

    private static ImportFormat FormatOf(string name) => System.IO.Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" or ".txt" => ImportFormat.Csv,
        ".tsv" or ".tab" => ImportFormat.Tsv,
        ".json" or ".jsonl" or ".ndjson" => ImportFormat.Json,
        var other => throw new FormatException($"“{other}” does not tell the format: say that it is csv, tsv or json"),
    };

    private static IRecordSource SourceOf(FileStream stream, ImportFormat format, ImportOptions options)
    {
        var first = FirstSign(stream);
        return first is null ? throw new FormatException("it is empty")
            : format != ImportFormat.Json ? new CsvSource(format, options.Delimiter)
            : first == '[' ? new JsonArraySource()
            : new JsonLinesSource();
    }

    /// <summary>The first byte that is neither white space nor part of a byte order mark.</summary>
    private static int? FirstSign(FileStream stream)
    {
        int sign;
        do
        {
            sign = stream.ReadByte();
        }
        while (sign is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);

        stream.Position = 0;
        return sign < 0 ? null : sign;
    }
}
