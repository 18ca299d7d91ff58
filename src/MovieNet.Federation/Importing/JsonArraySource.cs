using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace MovieNet.Federation;

/// <summary>Files that are one JSON array. They are looked through once before the first record is used, so a broken file costs nothing.</summary>
internal sealed class JsonArraySource : IRecordSource
{
    public string Description => "one JSON array";

    public ReadOnlyMemory<byte> RejectedHeader => default;

    public async Task<IReadOnlyList<FileColumn>> ReadColumnsAsync(Stream stream, CancellationToken cancellationToken)
    {
        var columns = new JsonColumns();
        await foreach (var item in ItemsAsync(stream, cancellationToken))
        {
            if (IsText(item))
            {
                columns.Add(item);
            }
        }

        return columns.All;
    }

    public async IAsyncEnumerable<ImportRecord> ReadAsync(
        Stream stream, ColumnMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0L;
        await foreach (var item in ItemsAsync(stream, cancellationToken))
        {
            number++;
            yield return IsText(item) ? JsonRecord.Read(number, item, mapping) : ImportRecord.Unread(number, "is not valid UTF-8", JsonMarshal.GetRawUtf8Value(item).ToArray());
        }
    }

    public byte[] RejectedLine(string at, string because, ReadOnlySpan<byte> source) => RejectedJson.Line(at, because, source);

    /// <summary>The parser does not look: bytes that are no text are noticed by whoever reads a string.</summary>
    private static bool IsText(JsonElement item) => Utf8.IsValid(JsonMarshal.GetRawUtf8Value(item));

    private static async IAsyncEnumerable<JsonElement> ItemsAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(items))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<JsonElement> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (JsonException e)
        {
            throw new FormatException(FormattableString.Invariant($"line {e.LineNumber + 1} is not valid JSON, at byte {e.BytePositionInLine + 1}"), e);
        }
    }
}
