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
        var fields = Enum.GetValues<MovieField>().Select(field => FieldMerger.Merge(field, records)).ToList();
        var servers = states.ConvertAll(state => ServerOf(state, group, fields));
        return new MergedMovie(group, fields, servers, InconsistenciesOf(fields, servers));
    }

    private static MergedServer ServerOf(ServerState state, MatchGroup group, List<MergedField> fields)
    {
        var name = state.Server;
        var records = RecordsOn(name, group.Records).OrderBy(record => record.Id).ToList();
        if (records.Count > 0)
        {
            var sign = records.Count > 1 ? Sign.Twice : fields.Min(field => field.SignOn(name)) ?? Sign.Agrees;
            return new MergedServer(name, Presence.Has, Reason: null, records, sign);
        }

        // It holds a record that may be this movie: to call it missing, and to add it there, would make a duplicate of it.
        if (state.Presence is Presence.Lacks && group.CouldBe.FirstOrDefault(other => RecordsOn(name, other.Records).Any()) is { } maybe)
        {
            return new MergedServer(name, Presence.Unknown, $"its record of {maybe} could be this movie", records, Sign.Unknown);
        }

        return state.Presence switch
        {
            Presence.Lacks => new(name, Presence.Lacks, state.Reason, records, Sign.Missing),
            Presence.Asking => new(name, Presence.Asking, state.Reason, records, Sign.Asking),
            Presence.Unknown => new(name, Presence.Unknown, state.Reason, records, Sign.Unknown),
            // Said to have it, but no record shows it: that is no knowledge of either kind.
            _ => new(name, Presence.Unknown, state.Reason ?? "its record was not read", records, Sign.Unknown),
        };
    }

    private static List<Inconsistency> InconsistenciesOf(List<MergedField> fields, List<MergedServer> servers)
    {
        var all = new List<Inconsistency>();
        all.AddRange(servers.Where(server => server.Records.Count > 1)
            .Select(server => new Inconsistency.Duplicate(server.Server, [.. server.Records.Select(record => record.Id)])));
        var missing = servers.Where(server => server.Presence == Presence.Lacks).Select(server => server.Server).ToImmutableArray();
        if (!missing.IsEmpty)
        {
            all.Add(new Inconsistency.Missing(missing));
        }

        all.AddRange(fields.Where(field => field.Agreement == Agreement.Differs).Select(field => new Inconsistency.Differs(field.Field)));
        all.AddRange(fields.Where(field => field.Agreement == Agreement.Notation).Select(field => new Inconsistency.NotationOnly(field.Field)));
        return all;
    }

    private static IEnumerable<MovieRecord> RecordsOn(string server, IEnumerable<ServerRecord> records) =>
        records.Where(record => IsSameName(record.Server, server)).Select(record => record.Record);

    private static bool IsSameName(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
