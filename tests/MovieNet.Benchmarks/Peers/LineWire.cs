using System.Buffers.Text;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>Our own protocol: one method, asked over and over.</summary>
internal abstract class LineWire(string method) : IWire
{
    private readonly byte[] middle = [.. ",\"method\":\""u8, .. System.Text.Encoding.UTF8.GetBytes(method), .. "\",\"params\":"u8];

    private static ReadOnlySpan<byte> Head => "{\"jsonrpc\":\"2.0\",\"id\":"u8;

    private static ReadOnlySpan<byte> Result => ",\"result\":"u8;

    public int Write(Span<byte> to, long number, int key)
    {
        Head.CopyTo(to);
        Utf8Formatter.TryFormat(number, to[Head.Length..], out var digits);
        var at = Head.Length + digits;
        middle.CopyTo(to[at..]);
        at += middle.Length;
        at += WriteParameters(to[at..], key);
        "}\n"u8.CopyTo(to[at..]);
        return at + 2;
    }

    public int LengthOfAnswer(ReadOnlySpan<byte> received) => received.IndexOf((byte)'\n') + 1;

    public bool IsSuccess(ReadOnlySpan<byte> answer)
    {
        var rest = answer[Head.Length..];
        return rest[rest.IndexOf((byte)',')..].StartsWith(Result);
    }

    public bool IsRight(ReadOnlySpan<byte> answer, long number, int key)
    {
        Span<byte> head = stackalloc byte[64];
        Head.CopyTo(head);
        Utf8Formatter.TryFormat(number, head[Head.Length..], out var digits);
        head = head[..(Head.Length + digits)];
        return answer.StartsWith(head) && answer.EndsWith("}\n"u8) && IsRightResult(answer[(head.Length + Result.Length)..^2], key);
    }

    protected abstract int WriteParameters(Span<byte> to, int key);

    protected abstract bool IsRightResult(ReadOnlySpan<byte> result, int key);
}
