using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Fetches the records of some movies of the index and puts them side by side: what a page of a list shows of them.</summary>
/// <param name="fleet">Whom to ask.</param>
public sealed class CatalogueReader(Fleet fleet)
{
    private const int PageRows = 200;

    /// <summary>Asks each server for its records of these movies, all at once.</summary>
    /// <param name="snapshot">What is known of the servers.</param>
    /// <param name="rows">The movies.</param>
    /// <param name="progressed">
    /// Told, on any thread, after each server's answer, of those movies of which something is known; servers that were not heard of yet are
    /// <see cref="Presence.Asking"/>.
    /// </param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>The movies of which a server that answered has a record, by <see cref="CatalogueRow.Key"/>.</returns>
    public async Task<IReadOnlyDictionary<long, MergedMovie>> ReadAsync(
        CatalogueSnapshot snapshot,
        IReadOnlyCollection<CatalogueRow> rows,
        Action<IReadOnlyDictionary<long, MergedMovie>>? progressed = null,
        CancellationToken cancellationToken = default)
    {
        var wanted = rows.SelectMany(row => row.Records)
            .GroupBy(record => record.Server, StringComparer.Ordinal)
            .ToDictionary(server => server.Key, server => server.Select(record => record.Id).Distinct().ToList(), StringComparer.Ordinal);
        var found = new Dictionary<(string Server, long Id), ServerRecord>();
        var silent = new Dictionary<string, string?>(StringComparer.Ordinal);
        var asked = wanted.Keys.ToHashSet(StringComparer.Ordinal);
        var answers = fleet.AskAsync(
            (server, client, token) => Task.WhenAll(wanted[server].Select(id => client.GetByIdAsync(id, token))),
            only: wanted.ContainsKey,
            cancellationToken: cancellationToken);
        await foreach (var answer in answers)
        {
            asked.Remove(answer.Server);
            foreach (var record in (answer.Value ?? []).OfType<MovieRecord>())
            {
                found[(answer.Server, record.Id)] = new(answer.Server, record);
            }

            if (!answer.IsKnown)
            {
                silent[answer.Server] = answer.Silence;
            }

            if (asked.Count > 0)
            {
                progressed?.Invoke(Merge());
            }
        }

        foreach (var server in asked)
        {
            // It has just left the list.
            silent[server] = null;
        }

        asked.Clear();
        return Merge();

        Dictionary<long, MergedMovie> Merge() => rows
            .Select(row => (row.Key, Movie: MergeOne(snapshot, row, found, silent, asked)))
            .Where(merged => merged.Movie is not null)
            .ToDictionary(merged => merged.Key, merged => merged.Movie!);
    }

    /// <summary>Fetches any number of movies, some at a time, so that no server is asked for thousands at once.</summary>
    /// <param name="snapshot">What is known of the servers.</param>
    /// <param name="rows">The movies.</param>
    /// <param name="progressed">Told, on any thread, how many were fetched so far.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>As <see cref="ReadAsync"/>.</returns>
    public async Task<IReadOnlyDictionary<long, MergedMovie>> ReadManyAsync(
        CatalogueSnapshot snapshot, IReadOnlyCollection<CatalogueRow> rows, Action<int>? progressed = null, CancellationToken cancellationToken = default)
    {
        var all = new Dictionary<long, MergedMovie>();
        var read = 0;
        foreach (var some in rows.Chunk(PageRows))
        {
            foreach (var (key, movie) in await ReadAsync(snapshot, some, progressed: null, cancellationToken))
            {
                all[key] = movie;
            }

            progressed?.Invoke(read += some.Length);
        }

        return all;
    }

    private MergedMovie? MergeOne(
        CatalogueSnapshot snapshot,
        CatalogueRow row,
        Dictionary<(string Server, long Id), ServerRecord> found,
        Dictionary<string, string?> silent,
        HashSet<string> asked)
    {
        var records = row.Records.Select(record => found.GetValueOrDefault((record.Server, record.Id))).OfType<ServerRecord>().ToList();
        return records.Count == 0 ? null : Merger.Merge(
            new(records, [], []),
            [.. fleet.Servers.Select(server =>
                asked.Contains(server.Name) && row.IsOn(server.Name) ? new ServerState(server.Name, Presence.Asking)
                : silent.TryGetValue(server.Name, out var why) ? new ServerState(server.Name, Presence.Unknown, why)
                : StateOf(snapshot, row, server))]);
    }

    private static ServerState StateOf(CatalogueSnapshot snapshot, CatalogueRow row, ServerHealth server)
    {
        // A record that was there a moment ago and is not found now is gone.
        var presence = snapshot.PresenceOn(row, server.Name) is var known && known == Presence.Has ? Presence.Lacks : known;
        if (presence == Presence.Lacks && server.State != LinkState.Answers)
        {
            // The index hears a moment later that it does not answer.
            presence = Presence.Unknown;
        }

        return new(server.Name, presence, presence == Presence.Unknown ? server.Reason ?? (row.MayBe(server.Name) ? "a record of it could be this movie" : null) : null);
    }
}
