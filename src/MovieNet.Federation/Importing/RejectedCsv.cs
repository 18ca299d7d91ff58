using System.Text;
using CsvHelper;

namespace MovieNet.Federation;

/// <summary>Rejected records of CSV and TSV files: the source's lines to the letter, with where and why in front.</summary>
internal sealed class RejectedCsv(CsvMode mode, char separator)
{
    /// <summary>The source's header with the two columns more, and its line end.</summary>
    public byte[] Header(IEnumerable<string> names) =>
        Encoding.UTF8.GetBytes(string.Join(separator, names.Where(name => !RejectedFile.IsOwnColumn(name)).Prepend(RejectedFile.Because).Prepend(RejectedFile.At).Select(Cell)) + "\n");

    public byte[] Line(string at, string because, ReadOnlySpan<byte> source) => [.. Encoding.UTF8.GetBytes($"{Cell(at)}{separator}{Cell(because)}{separator}"), .. source];

    /// <summary>The current line without the cells of an earlier rejection.</summary>
    public static ReadOnlyMemory<byte> SourceOf(CsvReader csv)
    {
        var line = csv.RawRecord.ToArray().AsMemory();
        return csv.Headers is [RejectedFile.At, RejectedFile.Because, ..] && csv.FieldCount > 2
            ? line[(csv.GetRawSpan(0).Length + csv.GetRawSpan(1).Length + 2)..]
            : line;
    }

    /// <summary>In quotes where need be; where quotes are text no cell can hold what parts cells.</summary>
    private string Cell(string text) =>
        mode == CsvMode.NoEscape ? string.Join(' ', text.Split(['\t', '\r', '\n']))
        : text.AsSpan().ContainsAny([separator, '"', '\r', '\n']) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
