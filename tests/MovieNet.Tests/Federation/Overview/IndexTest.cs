using System.Globalization;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>What every test of an index over real daemons begins with.</summary>
public abstract class IndexTest : FleetTest
{
    /// <summary>An index that has read every server that answers.</summary>
    protected async Task<CatalogueIndex> IndexAsync(Fleet fleet)
    {
        var index = Use(new CatalogueIndex(fleet));
        await UntilAsync(index, snapshot => snapshot.IsReady);
        return index;
    }

    /// <summary>Waits for the index to be so, looking whenever it says that it changed.</summary>
    protected static async Task<CatalogueSnapshot> UntilAsync(CatalogueIndex index, Func<CatalogueSnapshot, bool> isSo)
    {
        var signal = new TaskCompletionSource<CatalogueSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(CatalogueSnapshot snapshot)
        {
            if (isSo(snapshot))
            {
                signal.TrySetResult(snapshot);
            }
        }

        void Changed(CatalogueNotice notice) => Look(notice.Snapshot);
        index.Changed += Changed;
        try
        {
            Look(index.Current);
            return await signal.Task.WaitAsync(Patience, Token);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"still {Describe(index.Current)}", e);
        }
        finally
        {
            index.Changed -= Changed;
        }
    }

    protected static CatalogueServer Server(CatalogueSnapshot snapshot, string name) =>
        snapshot.Servers.Single(server => string.Equals(server.Server, name, StringComparison.Ordinal));

    /// <summary>The titles' keys and where each movie is: <c>emma: Has Lacks Unknown</c>.</summary>
    protected static string[] Movies(CatalogueSnapshot snapshot) => [.. snapshot.In(MovieOrder.Title).Select(row =>
        $"{row.SortKey}: {string.Join(' ', snapshot.Servers.Select(server => snapshot.PresenceOn(row, server.Server)))}")];

    protected static Movie[] Films(int from, int count) => [.. Enumerable.Range(from, count).Select(i => new Movie
    {
        Title = $"Film {i.ToString("00000", CultureInfo.InvariantCulture)}", Year = 1950 + (i % 70), Genres = [i % 2 == 0 ? "Drama" : "Comedy"], RuntimeMinutes = 90,
    })];

    private static string Describe(CatalogueSnapshot snapshot) =>
        $"{snapshot.Movies} movies, ready {snapshot.IsReady}: {string.Join("; ", snapshot.Servers)}";
}
