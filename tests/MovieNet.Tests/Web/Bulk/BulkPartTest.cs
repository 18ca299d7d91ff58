using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

/// <summary>What tests of the bulk dialog's parts begin with: two daemons, and a draft over all their movies.</summary>
public abstract class BulkPartTest : FleetComponentTest
{
    /// <summary>Starts Alpha and Beta with these movies and waits until all of them are in the index.</summary>
    protected async Task<IAsyncDisposable> FillAsync(Movie[] alpha, Movie[] beta, int movies)
    {
        var servers = new Both(await StartAsync("Alpha"), await StartAsync("Beta"));
        foreach (var (server, movie) in alpha.Select(movie => ("Alpha", movie)).Concat(beta.Select(movie => ("Beta", movie))))
        {
            await PutAsync(server, movie);
        }

        await IndexedAsync(snapshot => snapshot.IsReady && snapshot.Movies == movies && snapshot.Servers.Sum(server => server.Records) == alpha.Length + beta.Length
            && snapshot.Servers.All(server => server.State == CatalogueServerState.Current));
        return servers;
    }

    /// <summary>A draft over all movies, looked at but not read.</summary>
    protected BulkDraft Draft(BulkKind kind, string? source = null, IReadOnlyList<ServerHealth>? fleet = null)
    {
        var draft = new BulkDraft(kind, Index.Current.In(MovieOrder.Title).Select(row => row.Key).ToHashSet());
        draft.Refresh(Index.Current);
        draft.TakeFrom(source);
        draft.Look(Index.Current, fleet ?? Fleet.Servers);
        return draft;
    }

    /// <summary>The same draft, with its records read.</summary>
    protected async Task<BulkDraft> ReadAsync(BulkDraft draft)
    {
        var wanted = draft.Wanted;
        draft.Take(wanted, await new CatalogueReader(Fleet).ReadManyAsync(Index.Current, wanted, _ => { }, TestContext.Current.CancellationToken));
        draft.Look(Index.Current, Fleet.Servers);
        return draft;
    }

    private sealed class Both(params IAsyncDisposable[] servers) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }
}
