using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>CSV and TSV files: a header, then one record per line, or over several where a quoted cell holds line breaks.</summary>
internal sealed class CsvSource(ImportFormat format, char? delimiter) : IRecordSource
{
    /// <summary>Far more than any record within the rules; a quote that is never closed must not eat the memory.</summary>
    private const int LongestRecord = 8 << 20;

    private const int ExampleRecords = 100;

    private readonly CsvMode mode = format == ImportFormat.Tsv ? CsvMode.NoEscape : CsvMode.Rfc4180;

    private RejectedCsv? rejected;

    public string Description { get; private set; } = "";

    public ReadOnlyMemory<byte> RejectedHeader { get; private set; }

    public async Task<IReadOnlyList<FileColumn>> ReadColumnsAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(stream, Options(_ => { }));
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw new FormatException("its first line is no header: is a quote never closed?", e);
        }

        rejected = new(mode, csv.Separator);
        RejectedHeader = rejected.Header(csv.Headers);
        Description = $"cells parted by {NameOf(csv.Separator)}, the first line is the header";
        var columns = csv.Headers.Select(name => new FileColumn(name)).ToList();
        await AddExamplesAsync(csv, columns, cancellationToken);
        return columns;
    }

    public async IAsyncEnumerable<ImportRecord> ReadAsync(
        Stream stream, ColumnMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvMalformedReason? malformed = null;
        await using var csv = CsvReader.Create(stream, Options(found => malformed = found.Reason), leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        var headers = csv.Headers.ToList();
        var columns = mapping.Columns.ToDictionary(column => column.Key, column => headers.IndexOf(column.Value));
        while (await ReadAsync(csv, cancellationToken))
        {
            var problem = ProblemOf(malformed, csv.FieldCount, headers.Count);
            malformed = null;
            if (problem is not null)
            {
                yield return ImportRecord.Unread(csv.LineNumber, problem, RejectedCsv.SourceOf(csv));
                continue;
            }

            var record = new RecordBuilder(csv.LineNumber, RejectedCsv.SourceOf(csv));
            foreach (var (field, column) in columns)
            {
                record.Take(field, (info, problems) => Read(csv, column, info, problems));
            }

            yield return record.Build();
        }
    }

    public byte[] RejectedLine(string at, string because, ReadOnlySpan<byte> source) => rejected!.Line(at, because, source);

    private static async Task AddExamplesAsync(CsvReader csv, List<FileColumn> columns, CancellationToken cancellationToken)
    {
        try
        {
            for (var record = 0; record < ExampleRecords && await ReadAsync(csv, cancellationToken); record++)
            {
                for (var column = 0; column < Math.Min(columns.Count, csv.FieldCount); column++)
                {
                    columns[column].AddExample(Encoding.UTF8.GetString(csv.GetSpan(column)));
                }
            }
        }
        catch (FormatException)
        {
            // Said when the records are read; what stands before it can be used.
        }
    }

    private FieldValue? Read(CsvReader csv, int column, FieldInfo info, ICollection<FieldProblem> problems)
    {
        // What databases, and IMDb's own files, write where there is nothing; in quotes it is text.
        var raw = csv.GetRawSpan(column);
        if (raw.SequenceEqual("\\N"u8))
        {
            return null;
        }

        var cell = csv.GetSpan(column);
        if (Utf8.IsValid(cell))
        {
            var text = Encoding.UTF8.GetString(cell);
            return mode == CsvMode.Rfc4180 && raw.StartsWith("\""u8) ? FieldReader.ReadQuoted(info, text, problems) : FieldReader.Read(info, text, problems);
        }

        problems.Add(new(info.Name, "is not valid UTF-8"));
        return null;
    }

    private static string NameOf(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => $"“{separator}”",
    };

    private static string? ProblemOf(CsvMalformedReason? malformed, int cells, int width) => malformed switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed",
        CsvMalformedReason.TextAfterClosingQuote => "there is text behind a closing quote",
        _ => cells == width ? null : FormattableString.Invariant($"there are {cells} cells, but {width} columns"),
    };

    private CsvReaderOptions Options(Action<CsvMalformedRecord> malformed) => new()
    {
        Separator = format == ImportFormat.Tsv ? '\t' : delimiter,
        Mode = mode,
        OnMalformedRecord = malformed,
        MaxRecordSize = LongestRecord,
        TrackLineNumbers = true,
    };

    private static async ValueTask<bool> ReadAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw new FormatException(FormattableString.Invariant($"the record in line {e.LineNumber} is longer than {LongestRecord >> 20} MiB: is a quote never closed?"), e);
        }
    }
}
