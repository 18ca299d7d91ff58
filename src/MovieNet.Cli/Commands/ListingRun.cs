using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>What all and search have in common: reads on and shows what is new, to the end or to the limit.</summary>
internal static class ListingRun
{
    /// <summary>Few at first, so that the first movies stand there at once; then as many as go well together.</summary>
    private const int FirstRows = 20;
    private const int Rows = 500;

    public static async Task<int> RunAsync(Terminal terminal, string? words, MovieFilter filter, int? limit, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var listing = new MovieListing(session.Fleet, words, filter);
        using var json = asJson ? new MoviesJson(terminal) : null;
        var lines = new MovieLines(terminal, [.. listing.Servers.Select(server => server.Server)]);
        var most = limit ?? int.MaxValue;
        var shown = 0;
        while (shown < most && listing.HasMore)
        {
            await listing.LoadAsync(Math.Min(shown == 0 ? FirstRows : Rows, most - shown), () => { }, stop);
            var fresh = listing.Rows.Take(most).Skip(shown).ToList();
            shown += fresh.Count;
            if (json is null)
            {
                lines.Write(fresh);
            }
            else
            {
                json.Add(fresh);
            }
        }

        var servers = session.Outcomes(listing.Servers.Where(server => server.Silence is not null).ToDictionary(server => server.Server, server => server.Silence!, StringComparer.Ordinal));
        if (json is null)
        {
            lines.End();
            NoAnswers.Write(terminal, servers);
        }

        json?.End(servers);
        return servers.Any(server => server.Silence is not null) ? ExitCode.NoAnswer
            : words is not null && shown == 0 ? ExitCode.NotFound
            : ExitCode.Done;
    }
}
