using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace MovieNet.Server.Store;

/// <summary>
/// Puts a record's bytes together: the stored body as it is, with the server's members around it. A read never parses or
/// writes JSON anew.
/// </summary>
internal static class RecordBytes
{
    /// <summary>More than the server's members ever need.</summary>
    public const int Overhead = 192;

    /// <summary>RFC 3339, for times in UTC.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Write(
        IBufferWriter<byte> output, long id, long version, long updatedAt, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> body)
    {
        var to = output.GetSpan(body.Length + Overhead);
        var at = 0;
        Put(to, ref at, "{\"id\":"u8);
        Put(to, ref at, id);
        Put(to, ref at, ","u8);
        // The body is an object that holds a title at least: {"title":"…"}.
        Put(to, ref at, body[1..^1]);
        Put(to, ref at, ",\"version\":"u8);
        Put(to, ref at, version);
        Put(to, ref at, ",\"updatedAt\":\""u8);
        DateTimeOffset.FromUnixTimeMilliseconds(updatedAt)
            .TryFormat(to[at..], out var written, TimeFormat, CultureInfo.InvariantCulture);
        at += written;
        Put(to, ref at, "\",\"contentHash\":\""u8);
        Convert.TryToHexStringLower(hash, to[at..], out written);
        at += written;
        Put(to, ref at, "\"}"u8);
        output.Advance(at);
    }

    private static void Put(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        at += bytes.Length;
    }

    private static void Put(Span<byte> to, ref int at, long number)
    {
        Utf8Formatter.TryFormat(number, to[at..], out var written);
        at += written;
    }
}
