using System.Buffers;
using System.Text;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Protocol;

namespace MovieNet.Benchmarks.Peers;

/// <summary>movies.add with a request id of its own for each.</summary>
internal sealed class AddWire(Movies movies) : LineWire("movies.add")
{
    protected override int WriteParameters(Span<byte> to, int key)
    {
        var json = new ArrayBufferWriter<byte>(1 << 10);
        json.Write("{\"requestId\":\""u8);
        json.Write(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString()));
        json.Write("\",\"movie\":"u8);
        CanonicalJson.Write(movies.Of(key), json);
        json.Write("}"u8);
        json.WrittenSpan.CopyTo(to);
        return json.WrittenCount;
    }

    protected override bool IsRightResult(ReadOnlySpan<byte> result, int key)
    {
        var body = CanonicalJson.Write(movies.Of(key)).AsSpan()[1..^1];
        return result.StartsWith("{\"movie\":{\"id\":"u8) && result.IndexOf(body) > 0;
    }
}
