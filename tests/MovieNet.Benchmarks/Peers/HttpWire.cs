using System.Buffers.Text;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>GET /movies?title=… of the HTTP API. The keys are the titles, escaped for a query.</summary>
internal sealed class HttpWire(Keys keys, RecordFile records) : IWire
{
    private readonly byte[] expected = new byte[64 << 10];

    public int Write(Span<byte> to, long number, int key)
    {
        var head = "GET /movies?title="u8;
        head.CopyTo(to);
        keys[key].CopyTo(to[head.Length..]);
        var at = head.Length + keys[key].Length;
        var end = " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8;
        end.CopyTo(to[at..]);
        return at + end.Length;
    }

    public int LengthOfAnswer(ReadOnlySpan<byte> received)
    {
        var body = BodyOf(received);
        if (body < 0)
        {
            return 0;
        }

        var name = "Content-Length: "u8;
        var field = received[..body].IndexOf(name);
        if (field < 0 || !Utf8Parser.TryParse(received[(field + name.Length)..], out int length, out _))
        {
            throw new InvalidDataException("an HTTP answer without its length");
        }

        return received.Length >= body + length ? body + length : 0;
    }

    public bool IsSuccess(ReadOnlySpan<byte> answer) => answer.StartsWith("HTTP/1.1 200"u8);

    public bool IsRight(ReadOnlySpan<byte> answer, long number, int key)
    {
        expected[0] = (byte)'[';
        var length = records.Read(key, expected.AsSpan(1));
        expected[length + 1] = (byte)']';
        return answer[BodyOf(answer)..].SequenceEqual(expected.AsSpan(0, length + 2));
    }

    private static int BodyOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : end + 4;
    }
}
