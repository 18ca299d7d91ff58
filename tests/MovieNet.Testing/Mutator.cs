namespace MovieNet.Testing;

/// <summary>Spoils valid messages in ways that depend on a seed only.</summary>
internal sealed class Mutator(int seed)
{
    private const int LongestMessage = 64 << 10;

#pragma warning disable CA5394 // It must be repeatable, not secret.
    private readonly Random random = new(seed);

    /// <summary>The next message, without line feed at its end; it may hold some inside.</summary>
    public byte[] Next()
    {
        List<byte> message = [.. Any(Corpus.Messages)];
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            Spoil(message);
        }

        return [.. message.Take(LongestMessage)];
    }

    private void Spoil(List<byte> message)
    {
        var at = random.Next(message.Count + 1);
        var length = Math.Min(random.Next(1, 24), message.Count - at);
        switch (random.Next(8))
        {
            case 0 when at < message.Count:
                message[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < message.Count:
                message[at] = (byte)random.Next(256);
                break;
            case 2:
                message.RemoveRange(at, length);
                break;
            case 3:
                message.InsertRange(random.Next(message.Count + 1), message.GetRange(at, length));
                break;
            case 4:
                message.RemoveRange(at, message.Count - at);
                break;
            case 5:
                message.RemoveRange(at, length);
                message.InsertRange(at, Any(Corpus.Messages).Skip(at).Take(24));
                break;
            default:
                message.RemoveRange(at, random.Next(2) == 0 ? 0 : length);
                message.InsertRange(at, Any(Corpus.Pieces));
                break;
        }
    }

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
