namespace MovieNet.Server.Sessions;

/// <summary>
/// Knows a movies.get in the one form that most clients send. Nothing is judged here: a line in any other form, and one whose
/// parameters have not been answered before, letter for letter, goes the long way.
/// </summary>
internal static class PlainGet
{
    /// <summary>Longer ones go the long way.</summary>
    public const int LongestLine = 1 << 10;

    // Digits that fit any JSON number's range without a thought.
    private const int LongestId = 18;

    /// <summary>Takes the line apart. The parameters reach to the end of the request, so that where they are JSON, the line is too.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> id, out ReadOnlySpan<byte> parameters)
    {
        id = parameters = default;
        var head = "{\"jsonrpc\":\"2.0\",\"id\":"u8;
        var middle = ",\"method\":\"movies.get\",\"params\":"u8;
        if (!line.StartsWith(head) || line[^1] != '}')
        {
            return false;
        }

        var rest = line[head.Length..];
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > LongestId || (digits > 1 && rest[0] == '0') || !rest[digits..].StartsWith(middle))
        {
            return false;
        }

        id = rest[..digits];
        parameters = rest[(digits + middle.Length)..^1];
        return true;
    }
}
