using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>
/// movies.get by title. The keys are the parameters: <c>{"title":"…"}</c>. The record with this title key comes first; a title
/// with brackets may find another one by them (<c>[Rec], Reel 3</c> finds <c>[Rec]</c>), which then stands behind it.
/// </summary>
internal sealed class GetWire(Keys keys, RecordFile records) : LineWire("movies.get")
{
    private readonly byte[] expected = new byte[64 << 10];

    protected override int WriteParameters(Span<byte> to, int key)
    {
        keys[key].CopyTo(to);
        return keys[key].Length;
    }

    protected override bool IsRightResult(ReadOnlySpan<byte> result, int key)
    {
        var head = "{\"movies\":["u8;
        head.CopyTo(expected);
        var end = head.Length + records.Read(key, expected.AsSpan(head.Length));
        return result.StartsWith(expected.AsSpan(0, end)) && (result[end] == ',' || result[end..].SequenceEqual("]}"u8));
    }
}
