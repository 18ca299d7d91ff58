using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>
/// Tells whether two requests under one request id are the same: the method and what the parameters say, whatever the order
/// of members, white space and escapes they were written with.
/// </summary>
internal static class Fingerprint
{
    public static byte[] Of(string method, JsonElement parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, method);
        foreach (var (name, value) in Sorted(parameters))
        {
            if (!string.Equals(name, "requestId", StringComparison.Ordinal))
            {
                Add(hash, name);
                Add(hash, value);
            }
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Add(hash, "{");
                foreach (var (name, member) in Sorted(value))
                {
                    Add(hash, name);
                    Add(hash, member);
                }

                Add(hash, "}");
                break;
            case JsonValueKind.Array:
                Add(hash, "[");
                foreach (var item in value.EnumerateArray())
                {
                    Add(hash, item);
                }

                Add(hash, "]");
                break;
            case JsonValueKind.String:
                Add(hash, "\"");
                // What has a lone surrogate is no text; an import reports it, and its bytes tell it apart.
                Add(hash, JsonText.TryGet(value, out var text) ? text : value.GetRawText());
                break;
            default:
                Add(hash, value.GetRawText());
                break;
        }
    }

    /// <summary>Each text with its length before it, so that no two sequences run together.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static IEnumerable<(string Name, JsonElement Value)> Sorted(JsonElement json) => json.EnumerateObject()
        .Select(member => (Name: JsonText.NameOf(member), member.Value))
        .OrderBy(member => member.Name, StringComparer.Ordinal);
}
