using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>Redis GET. The keys are the titles as Redis takes them: <c>$length CRLF title CRLF</c>.</summary>
internal sealed class RedisWire(Keys keys, RecordFile records) : IWire
{
    private readonly byte[] expected = new byte[64 << 10];

    /// <summary>A text as Redis takes it.</summary>
    public static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"${bytes.Length}\r\n")), .. bytes, .. "\r\n"u8];
    }

    public int Write(Span<byte> to, long number, int key)
    {
        var head = "*2\r\n$3\r\nGET\r\n"u8;
        head.CopyTo(to);
        keys[key].CopyTo(to[head.Length..]);
        return head.Length + keys[key].Length;
    }

    public int LengthOfAnswer(ReadOnlySpan<byte> received)
    {
        var line = received.IndexOf((byte)'\n') + 1;
        if (line == 0 || received[0] != '$' || received[1] == '-')
        {
            return line;
        }

        Utf8Parser.TryParse(received[1..], out int length, out _);
        var whole = line + length + 2;
        return received.Length >= whole ? whole : 0;
    }

    public bool IsSuccess(ReadOnlySpan<byte> answer) => answer[0] == '$' && answer[1] != '-';

    public bool IsRight(ReadOnlySpan<byte> answer, long number, int key)
    {
        var length = records.Read(key, expected);
        return answer[(answer.IndexOf((byte)'\n') + 1)..^2].SequenceEqual(expected.AsSpan(0, length));
    }
}
