using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MovieNet.Protocol;

/// <summary>
/// The RFC 8785 (JSON Canonicalization Scheme) form of a movie: members sorted, nothing escaped that need not be. Servers
/// store and send exactly these bytes, and <see cref="ContentHash"/> is taken over them.
/// </summary>
public static class CanonicalJson
{
    // Sorted by UTF-16 code units of the names, as RFC 8785 section 3.2.3 asks.
    private static readonly FieldInfo[] Sorted = [.. FieldInfo.All.OrderBy(info => info.Name, StringComparer.Ordinal)];

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    /// <summary>The canonical form of a movie's own members, UTF-8. Members that say nothing are left out.</summary>
    public static byte[] Write(Movie movie)
    {
        var json = new ArrayBufferWriter<byte>(512);
        Write(movie, json);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>The canonical form of a text, UTF-8 with its quotation marks.</summary>
    public static byte[] Write(string text)
    {
        var json = new ArrayBufferWriter<byte>(text.Length + 2);
        WriteString(text, json);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>Writes the canonical form of a movie's own members, UTF-8.</summary>
    public static void Write(Movie movie, IBufferWriter<byte> json)
    {
        json.Write("{"u8);
        var first = true;
        foreach (var info in Sorted)
        {
            if (movie[info.Field] is not { } value)
            {
                continue;
            }

            if (!first)
            {
                json.Write(","u8);
            }

            first = false;
            WriteString(info.Name, json);
            json.Write(":"u8);
            WriteValue(value, json);
        }

        json.Write("}"u8);
    }

    private static void WriteValue(FieldValue value, IBufferWriter<byte> json)
    {
        switch (value)
        {
            case FieldValue.Text(var text):
                WriteString(text, json);
                break;
            case FieldValue.List(var items):
                json.Write("["u8);
                for (var i = 0; i < items.Count; i++)
                {
                    json.Write(i == 0 ? default : ","u8);
                    WriteString(items[i], json);
                }

                json.Write("]"u8);
                break;
            default:
                // Integers and one decimal print the same here and by ECMAScript's Number::toString, which RFC 8785 refers to.
                json.Write(Encoding.ASCII.GetBytes(value.ToString()));
                break;
        }
    }

    private static void WriteString(ReadOnlySpan<char> text, IBufferWriter<byte> json)
    {
        json.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            if (plain != 0)
            {
                Encoding.UTF8.GetBytes(plain < 0 ? text : text[..plain], json);
                text = plain < 0 ? [] : text[plain..];
            }
            else
            {
                Encoding.UTF8.GetBytes(Escape(text[0]), json);
                text = text[1..];
            }
        }

        json.Write("\""u8);
    }

    private static string Escape(char unit) => unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture),
    };
}

/// <summary>The content hash: equal movies have equal hashes on all servers.</summary>
public static class ContentHash
{
    /// <summary>Lower-case hex of the first 16 bytes of SHA-256 over the movie's <see cref="CanonicalJson"/>.</summary>
    public static string Of(Movie movie) => Of(CanonicalJson.Write(movie));

    /// <summary>The hash of a movie whose canonical form is at hand.</summary>
    public static string Of(ReadOnlySpan<byte> canonicalJson)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalJson, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
