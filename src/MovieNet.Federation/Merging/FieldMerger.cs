using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Puts what records say of one field side by side.</summary>
internal static class FieldMerger
{
    /// <summary>Every field, in the order of <see cref="MovieField"/>.</summary>
    /// <param name="records">The records in the order of the server list; at least one.</param>
    public static IReadOnlyList<MergedField> MergeAll(IReadOnlyList<ServerRecord> records)
    {
        var servers = ServersOf(records);
        return [.. FieldInfo.All.Select(info => Merge(info.Field, records, servers))];
    }

    private static MergedField Merge(MovieField field, IReadOnlyList<ServerRecord> records, List<string> servers)
    {
        var first = records[0].Record.Movie[field];
        if (records.Skip(1).All(record => Equals(record.Record.Movie[field], first)))
        {
            var speaking = first is null ? 0 : servers.Count;
            var only = new FieldVariant(first, servers, IsMajority: first is not null);
            return new MergedField(field, [only], speaking, speaking, Agreement.Agrees);
        }

        return MergeDifferent(field, records);
    }

    private static MergedField MergeDifferent(MovieField field, IReadOnlyList<ServerRecord> records)
    {
        var said = records.Select(record => (record.Server, Value: record.Record.Movie[field])).ToLookup(one => one.Value is not null);
        var values = Tally.Count(said[true], value => Notation.PlainForm(field, value!));
        var hasMajority = values.Count == 1 || Tally.CountServers(values[0]) > Tally.CountServers(values[1]);
        var variants = values.SelectMany(notations => notations.Select((letter, i) => i == 0
            ? new FieldVariant(letter.Value, letter.Servers, IsMajority: hasMajority && notations == values[0])
            : new FieldVariant(
                letter.Value,
                letter.Servers,
                IsMajority: false,
                NotationOf: notations[0].Value,
                Notation.Between(field, notations[0].Value!, letter.Value!))));
        var silent = said[false].Select(one => one.Server).Distinct(StringComparer.Ordinal).ToList();
        return new MergedField(
            field,
            silent.Count == 0 ? [.. variants] : [.. variants, new FieldVariant(null, silent, IsMajority: false)],
            Tally.CountServers(values.SelectMany(value => value)),
            hasMajority ? Tally.CountServers(values[0]) : 0,
            Tally.AgreementOf(values));
    }

    private static List<string> ServersOf(IEnumerable<ServerRecord> records) =>
        [.. records.Select(record => record.Server).Distinct(StringComparer.Ordinal)];
}
