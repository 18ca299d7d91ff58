using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace MovieNet.Federation;

/// <summary>Files with one JSON object per line; a line that is none is reported and the rest goes on.</summary>
internal sealed class JsonLinesSource : IRecordSource
{
    private const int LongestLine = 8 << 20;

    public string Description => "one JSON object per line";

    public ReadOnlyMemory<byte> RejectedHeader => default;

    public async Task<IReadOnlyList<FileColumn>> ReadColumnsAsync(Stream stream, CancellationToken cancellationToken)
    {
        var columns = new JsonColumns();
        await foreach (var (_, line) in LinesAsync(stream, cancellationToken))
        {
            using var json = TryParse(line, out _);
            if (json is not null)
            {
                columns.Add(json.RootElement);
            }
        }

        return columns.All.Count > 0 ? columns.All : throw new FormatException("it holds neither a JSON array nor one JSON object per line");
    }

    public async IAsyncEnumerable<ImportRecord> ReadAsync(
        Stream stream, ColumnMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (number, line) in LinesAsync(stream, cancellationToken))
        {
            using var json = TryParse(line, out var problem);
            yield return json is null ? ImportRecord.Unread(number, problem, line) : JsonRecord.Read(number, json.RootElement, mapping);
        }
    }

    public byte[] RejectedLine(string at, string because, ReadOnlySpan<byte> source) => RejectedJson.Line(at, because, source);

    private static JsonDocument? TryParse(byte[] line, out string problem)
    {
        problem = "is not valid UTF-8";
        if (!Utf8.IsValid(line))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            problem = FormattableString.Invariant($"is not valid JSON, at byte {e.BytePositionInLine + 1}");
            return null;
        }
    }

    /// <summary>The lines that are not blank, with their numbers.</summary>
    private static async IAsyncEnumerable<(long Number, byte[] Line)> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = PipeReader.Create(stream, new(leaveOpen: true));
        for (var number = 1L; ; number++)
        {
            var line = await ReadLineAsync(input, number, cancellationToken);
            if (line is null)
            {
                yield break;
            }

            var text = number == 1 && line.AsSpan().StartsWith("\uFEFF"u8) ? line[3..] : line;
            if (text.AsSpan().ContainsAnyExcept(" \t\r"u8))
            {
                yield return (number, text);
            }
        }
    }

    private static async Task<byte[]?> ReadLineAsync(PipeReader input, long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var end = read.Buffer.PositionOf((byte)'\n');
            if (end is null && !read.IsCompleted && read.Buffer.Length <= LongestLine)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var line = read.Buffer.Slice(0, end ?? read.Buffer.End);
            if (line.Length > LongestLine)
            {
                throw new FormatException(FormattableString.Invariant($"line {number} is longer than {LongestLine >> 20} MiB"));
            }

            var bytes = end is null && line.IsEmpty ? null : line.ToArray();
            input.AdvanceTo(end is { } found ? read.Buffer.GetPosition(1, found) : read.Buffer.End);
            return bytes;
        }
    }
}
