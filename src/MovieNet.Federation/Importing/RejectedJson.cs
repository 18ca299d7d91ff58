using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MovieNet.Federation;

/// <summary>Rejected records of JSON files: one object per line, with where and why in front.</summary>
internal static class RejectedJson
{
    private const string Text = "rejectedText";

    /// <summary>The members of the record to the letter; what is no object stands in a member of its own, as text.</summary>
    public static byte[] Line(string at, string because, ReadOnlySpan<byte> source)
    {
        var own = $"{{\"{RejectedFile.At}\":{Quoted(at)},\"{RejectedFile.Because}\":{Quoted(because)}";
        if (MembersOf(source) is not { } members)
        {
            return Encoding.UTF8.GetBytes($"{own},\"{Text}\":{Quoted(Encoding.UTF8.GetString(source))}}}");
        }

        byte[] line = [.. Encoding.UTF8.GetBytes(own), .. source[members] is [(byte)'"', ..] ? ","u8 : default, .. source[members]];
        // Pretty JSON goes over several lines. In its texts no line end stands as it is.
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }

    /// <summary>From an object's first member to its end, without those of an earlier rejection; null where it is no object.</summary>
    private static Range? MembersOf(ReadOnlySpan<byte> source)
    {
        try
        {
            var json = new Utf8JsonReader(source);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            do
            {
                json.Read();
            }
            while (json.TokenType == JsonTokenType.PropertyName && RejectedFile.IsOwnColumn(json.GetString()!) && json.TrySkip());

            var start = (int)json.TokenStartIndex;
            while (json.Read())
            {
                // To the end: only all of it shows that it is one object.
            }

            return start..;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
