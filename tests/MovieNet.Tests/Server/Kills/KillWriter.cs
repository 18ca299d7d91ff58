using MovieNet.Testing;

namespace MovieNet.Tests.Server.Kills;

/// <summary>A client that sends one burst of writes after the other until the connection breaks.</summary>
internal static class KillWriter
{
    /// <summary>Gives all that it sent.</summary>
    /// <param name="client">Its connection.</param>
    /// <param name="source">Where the writes come from.</param>
    /// <param name="answered">Called with each answer.</param>
    public static async Task<List<KillWrite>> RunAsync(RawClient client, KillSource source, Action answered)
    {
        var sent = new List<KillWrite>();
        while (true)
        {
            var burst = source.Next();
            sent.AddRange(burst);
            if (!await TrySendAsync(client, burst))
            {
                return sent;
            }

            foreach (var write in burst)
            {
                if (!write.TryTake(await ReadAsync(client)))
                {
                    return sent;
                }

                if (write.MovieId is { } id)
                {
                    source.Added(id);
                }

                answered();
            }
        }
    }

    private static async Task<bool> TrySendAsync(RawClient client, List<KillWrite> burst)
    {
        try
        {
            await client.SendAsync([.. burst.Select(write => write.Line)]);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<string?> ReadAsync(RawClient client)
    {
        try
        {
            return await client.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
