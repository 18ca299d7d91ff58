using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MovieNet.Server.Store.Pages;

/// <summary>
/// A page's end as an opaque text: base64url of a check sum and the position. The sum covers the server, the query and the
/// position, so that what was made elsewhere, for another query or by hand is refused instead of giving wrong pages.
/// </summary>
internal static class Cursor
{
    private const int SumBytes = 12;

    public static string Write(Guid server, PageRequest request, PagePosition position)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(position);
        return Base64Url.EncodeToString([.. Sum(server, request, json), .. json]);
    }

    /// <summary>The position; null where this server did not make the cursor for this query.</summary>
    public static PagePosition? Read(Guid server, PageRequest request, string cursor)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length > SumBytes && bytes.AsSpan(0, SumBytes).SequenceEqual(Sum(server, request, bytes.AsSpan(SumBytes)))
            ? JsonSerializer.Deserialize<PagePosition>(bytes.AsSpan(SumBytes))
            : null;
    }

    private static byte[] Sum(Guid server, PageRequest request, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(server.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(request.Shape));
        hash.AppendData([0]);
        hash.AppendData(json);
        return hash.GetHashAndReset()[..SumBytes];
    }
}
