using System.Buffers;

namespace MovieNet.Server.Sessions;

/// <summary>
/// Knows the first line of an HTTP request. A web page can make a browser post to a server on loopback, and the body would
/// be commands; behind such a line nothing is read.
/// </summary>
internal static class HttpGuard
{
    /// <summary>METHOD, a space, anything, a space, HTTP/ and a version.</summary>
    public static bool LooksLikeHttp(ReadOnlySequence<byte> line)
    {
        var first = line.FirstSpan;
        if (first.IsEmpty || first[0] is not (>= (byte)'A' and <= (byte)'Z'))
        {
            return false;
        }

        var bytes = line.IsSingleSegment ? first : line.ToArray();
        var method = bytes.IndexOf((byte)' ');
        return method > 0 && bytes.LastIndexOf(" HTTP/"u8) >= method;
    }
}
