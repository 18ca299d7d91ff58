using MovieNet.Federation;

namespace MovieNet.Failure.App;

/// <summary>
/// Looks at films that every server holds and nobody ever deletes, by asking and in the index: whoever says that one of them is
/// missing anywhere has taken a server that was not asked, or did not answer, for one without it.
/// </summary>
internal sealed class AppEyes(Fleet fleet, CatalogueIndex index)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly MovieFinder finder = new(fleet);
    private int next;

    /// <summary>How often it looked.</summary>
    public long Looks { get; private set; }

    /// <summary>How often a server was said to be not known: without these nothing would have been tried.</summary>
    public long Unknown { get; private set; }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var title = Anchors.Title(next++ % Anchors.Count);
        var found = await finder.FindAsync(new(title, Anchors.Year), progress => Judge(title, progress), cancellationToken);
        Judge(title, found);
        Looks++;
        Unknown += found.Servers.Count(server => server.Presence == Presence.Unknown);
        JudgeIndex(index.Current);
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    private static void Judge(string title, FoundMovies found)
    {
        foreach (var server in found.Servers.Where(server => server.Presence == Presence.Lacks && found.Movies.All(movie => !IsOn(movie, server.Server))))
        {
            AppLines.Print($"lie {title} is said to be missing on {server.Server}");
        }

        foreach (var movie in found.Movies)
        {
            foreach (var server in movie.Servers.Where(server => server.Presence == Presence.Lacks))
            {
                AppLines.Print($"lie {title} is shown as missing on {server.Server}");
            }

            if (movie.Inconsistencies.Any(one => one is Inconsistency.Missing))
            {
                AppLines.Print($"lie {title} is reported as missing");
            }
        }
    }

    private static bool IsOn(MergedMovie movie, string server) =>
        movie.Servers.Any(one => one.Presence == Presence.Has && string.Equals(one.Server, server, StringComparison.Ordinal));

    private static void JudgeIndex(CatalogueSnapshot snapshot)
    {
        foreach (var row in snapshot.In(MovieOrder.Title).Where(row => Anchors.IsKey(row.SortKey)))
        {
            foreach (var server in snapshot.Servers.Where(server => snapshot.PresenceOn(row, server.Server) == Presence.Lacks))
            {
                AppLines.Print($"lie {row.SortKey} is missing on {server.Server} in the index");
            }
        }
    }
}
