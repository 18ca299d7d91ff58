using System.Collections.Immutable;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Puts the records of one movie side by side and says where they disagree. Pure.</summary>
public static class Merger
{
    /// <summary>Merges a group.</summary>
    /// <param name="group">The records of one movie.</param>
    /// <param name="fleet">Every server of the fleet, in the order of the server list, whether it answered or not.</param>
    /// <exception cref="ArgumentException">The group has no record.</exception>
    public static MergedMovie Merge(MatchGroup group, IReadOnlyList<ServerState> fleet)
    {
        if (group.Records.Count == 0)
        {
            throw new ArgumentException("a group has at least one record", nameof(group));
        }

        var states = fleet.Concat(group.Records
                .Select(record => new ServerState(record.Server, Presence.Has))
                .Where(state => fleet.All(known => !IsSameName(known.Server, state.Server)))
                .DistinctBy(state => state.Server, StringComparer.Ordinal))
            .ToList();
        var records = states
            .SelectMany(state => group.Records.Where(record => IsSameName(record.Server, state.Server)).OrderBy(record => record.Record.Id))
            .ToList();
        var fields = records.TrueForAll(record => record.Record.Movie == records[0].Record.Movie) ? null : FieldMerger.MergeAll(records);
        var disputed = fields?.Where(field => field.Agreement != Agreement.Agrees).ToList() ?? [];
        var servers = states.ConvertAll(state => ServerOf(state, group, disputed));
        return new MergedMovie(group, records, fields, servers, InconsistenciesOf(disputed, servers));
    }

    private static MergedServer ServerOf(ServerState state, MatchGroup group, List<MergedField> disputed)
    {
        var (name, presence, reason) = state;
        var records = RecordsOn(name, group.Records).OrderBy(record => record.Id).ToArray();
        if (records.Length > 0)
        {
            var sign = records.Length > 1 ? Sign.Twice : disputed.Min(field => field.SignOn(name)) ?? Sign.Agrees;
            return new MergedServer(name, Presence.Has, Reason: null, records, sign);
        }

        if (presence == Presence.Lacks && group.CouldBe.FirstOrDefault(other => RecordsOn(name, other.Records).Any()) is { } maybe)
        {
            // It holds a record that may be this movie: to call it missing, and to add it there, would make a duplicate of it.
            return new MergedServer(name, Presence.Unknown, $"its record of {maybe} could be this movie", [], Sign.Unknown);
        }

        return presence switch
        {
            Presence.Lacks => new(name, presence, reason, [], Sign.Missing),
            Presence.Asking => new(name, presence, reason, [], Sign.Asking),
            Presence.Unknown => new(name, presence, reason, [], Sign.Unknown),
            // Said to have it, but no record shows it: that is no knowledge of either kind.
            _ => new(name, Presence.Unknown, reason ?? "its record was not read", [], Sign.Unknown),
        };
    }

    private static List<Inconsistency> InconsistenciesOf(List<MergedField> disputed, List<MergedServer> servers)
    {
        var all = new List<Inconsistency>();
        all.AddRange(servers.Where(server => server.Records.Count > 1)
            .Select(server => new Inconsistency.Duplicate(server.Server, [.. server.Records.Select(record => record.Id)])));
        var missing = servers.Where(server => server.Presence == Presence.Lacks).Select(server => server.Server).ToImmutableArray();
        if (!missing.IsEmpty)
        {
            all.Add(new Inconsistency.Missing(missing));
        }

        var differing = disputed.ToLookup(field => field.Agreement, field => field.Field);
        all.AddRange(differing[Agreement.Differs].Select(field => new Inconsistency.Differs(field)));
        all.AddRange(differing[Agreement.Notation].Select(field => new Inconsistency.NotationOnly(field)));
        return all;
    }

    private static IEnumerable<MovieRecord> RecordsOn(string server, IEnumerable<ServerRecord> records) =>
        records.Where(record => IsSameName(record.Server, server)).Select(record => record.Record);

    private static bool IsSameName(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
