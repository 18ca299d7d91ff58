using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// What it takes to undo a change, as new writes against the records as they are now: an edit's fields get back what they said before,
/// a new record is deleted, a deleted one is added again, under a new id.
/// </summary>
/// <param name="Plan">What will be written, one line for each server of the change, in the order of the list.</param>
/// <param name="Overwritten">What was written since, and would be lost.</param>
public sealed record Undo(WritePlan Plan, IReadOnlyList<WrittenSince> Overwritten)
{
    /// <summary>Reads the records as they are now and plans.</summary>
    /// <param name="fleet">Whom to ask.</param>
    /// <param name="change">What to undo.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public static async Task<Undo> PlanAsync(Fleet fleet, JointChange change, CancellationToken cancellationToken = default)
    {
        var parts = change.Parts.ToDictionary(part => part.Server, part => part.Change, StringComparer.Ordinal);
        var planned = new Dictionary<string, PlannedServer>(StringComparer.Ordinal);
        var since = new List<WrittenSince>();
        await foreach (var answer in fleet.AskAsync(
            async (server, client, token) => new Now(await client.GetByIdAsync(parts[server].MovieId, token)), only: parts.ContainsKey, cancellationToken: cancellationToken))
        {
            planned[answer.Server] = !answer.IsKnown ? new(answer.Server, Presence.Unknown, [], answer.Silence)
                : fleet.Servers.FirstOrDefault(server => string.Equals(server.Name, answer.Server, StringComparison.Ordinal))?.Entry.ServerId is not { } id ? Nothing(answer.Server, "not in the server list any more")
                : PlanOne(answer.Server, id, parts[answer.Server], answer.Value.Record, since);
        }

        var order = fleet.Servers.Select(server => server.Name).Where(parts.ContainsKey).Concat(change.Servers).Distinct(StringComparer.Ordinal);
        return new(new([.. order.Select(server => planned.GetValueOrDefault(server) ?? Nothing(server, "not in the server list any more"))]), since);
    }

    private static PlannedServer PlanOne(string server, Guid serverId, MovieChange change, MovieRecord? now, List<WrittenSince> since)
    {
        if (change is { Before: { } gone, After: null })
        {
            return new(server, Presence.Lacks, [new PlannedAdd(server, serverId, Guid.NewGuid(), gone.Movie)], null);
        }

        if (now is null)
        {
            return Nothing(server, "the record was deleted since");
        }

        // What a later change left alone is not lost; of a record that goes everything is.
        var fields = change.Before is null ? FieldInfo.All.Select(info => info.Field) : JointChange.FieldsOf(change);
        since.AddRange(fields
            .Where(field => !Equals(now.Movie[field], change.After!.Movie[field]) && !Equals(now.Movie[field], change.Before?.Movie[field]))
            .Select(field => new WrittenSince(server, field, change.After!.Movie[field], now.Movie[field])));
        if (change.Before is not { } before)
        {
            return new(server, Presence.Has, [new PlannedDelete(server, serverId, Guid.NewGuid(), now)], null);
        }

        var movie = JointChange.FieldsOf(change).Aggregate(now.Movie, (movie, field) => movie.With(field, before.Movie[field]));
        return movie == now.Movie
            ? Nothing(server, "says so again already")
            : new(server, Presence.Has, [new PlannedEdit(server, serverId, Guid.NewGuid(), now, movie)], null);
    }

    private static PlannedServer Nothing(string server, string why) => new(server, Presence.Has, [], why);

    // "It has no such record" is an answer, too.
    private sealed record Now(MovieRecord? Record);
}

/// <summary>A field that was written after the change that shall be undone.</summary>
/// <param name="Server">On which server.</param>
/// <param name="Field">Which field.</param>
/// <param name="Then">What the change wrote.</param>
/// <param name="Now">What stands there now.</param>
public sealed record WrittenSince(string Server, MovieField Field, FieldValue? Then, FieldValue? Now);
