using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>
/// Tells whether two requests under one request id are the same: the method and what the parameters say, whatever the order
/// of members, white space and escapes they were written with.
/// </summary>
internal sealed class Fingerprint : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    // An import has a hundred thousand texts: each call of the hash costs more than copying one.
    private readonly byte[] gathered = new byte[4_096];
    private int length;

    private Fingerprint()
    {
    }

    public static byte[] Of(string method, JsonElement parameters)
    {
        using var fingerprint = new Fingerprint();
        fingerprint.Add(method);
        foreach (var (name, value) in Sorted(parameters).Where(member => !string.Equals(member.Name, "requestId", StringComparison.Ordinal)))
        {
            fingerprint.Add(name);
            fingerprint.Add(value);
        }

        fingerprint.Flush();
        return fingerprint.hash.GetHashAndReset();
    }

    public void Dispose() => hash.Dispose();

    private void Add(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Add("{");
                AddMembers(value);
                Add("}");
                break;
            case JsonValueKind.Array:
                Add("[");
                foreach (var item in value.EnumerateArray())
                {
                    Add(item);
                }

                Add("]");
                break;
            case JsonValueKind.String:
                Add("\"");
                AddText(value);
                break;
            default:
                Add(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private void AddMembers(JsonElement value)
    {
        if (IsSorted(value))
        {
            // As our own clients write it.
            foreach (var member in value.EnumerateObject())
            {
                Add(JsonMarshal.GetRawUtf8PropertyName(member));
                Add(member.Value);
            }

            return;
        }

        foreach (var (name, member) in Sorted(value))
        {
            Add(name);
            Add(member);
        }
    }

    private void AddText(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (!raw.Contains((byte)'\\'))
        {
            Add(raw[1..^1]);
        }
        else
        {
            // What has a lone surrogate is no text; an import reports it, and its bytes tell it apart.
            Add(JsonText.TryGet(value, out var text) ? text : value.GetRawText());
        }
    }

    private void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Each text with its length before it, so that no two sequences run together.</summary>
    private void Add(ReadOnlySpan<byte> text)
    {
        if (length + sizeof(int) + text.Length > gathered.Length)
        {
            Flush();
        }

        BinaryPrimitives.WriteInt32LittleEndian(gathered.AsSpan(length), text.Length);
        length += sizeof(int);
        if (length + text.Length > gathered.Length)
        {
            Flush();
            hash.AppendData(text);
            return;
        }

        text.CopyTo(gathered.AsSpan(length));
        length += text.Length;
    }

    private void Flush()
    {
        hash.AppendData(gathered.AsSpan(0, length));
        length = 0;
    }

    /// <summary>Whether the members stand in order already, and their names can be taken as they are written.</summary>
    private static bool IsSorted(JsonElement json)
    {
        ReadOnlySpan<byte> before = default;
        foreach (var member in json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (!Ascii.IsValid(name) || name.Contains((byte)'\\') || name.SequenceCompareTo(before) < 0)
            {
                return false;
            }

            before = name;
        }

        return true;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Sorted(JsonElement json) => json.EnumerateObject()
        .Select(member => (Name: JsonText.NameOf(member), member.Value))
        .OrderBy(member => member.Name, StringComparer.Ordinal);
}
