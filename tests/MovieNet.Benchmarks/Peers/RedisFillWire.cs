using System.Buffers.Text;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>Redis SET of each record under its title.</summary>
internal sealed class RedisFillWire(Keys keys, RecordFile records) : IWire
{
    private readonly byte[] record = new byte[64 << 10];

    public int Write(Span<byte> to, long number, int key)
    {
        var head = "*3\r\n$3\r\nSET\r\n"u8;
        head.CopyTo(to);
        var at = head.Length;
        keys[key].CopyTo(to[at..]);
        at += keys[key].Length;
        to[at++] = (byte)'$';
        var length = records.Read(key, record);
        Utf8Formatter.TryFormat(length, to[at..], out var digits);
        at += digits;
        "\r\n"u8.CopyTo(to[at..]);
        record.AsSpan(0, length).CopyTo(to[(at + 2)..]);
        at += 2 + length;
        "\r\n"u8.CopyTo(to[at..]);
        return at + 2;
    }

    public int LengthOfAnswer(ReadOnlySpan<byte> received) => received.IndexOf((byte)'\n') + 1;

    public bool IsSuccess(ReadOnlySpan<byte> answer) => answer[0] == '+';

    public bool IsRight(ReadOnlySpan<byte> answer, long number, int key) => answer.SequenceEqual("+OK\r\n"u8);
}
