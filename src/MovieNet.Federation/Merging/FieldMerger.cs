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
        // In the order of the server list, and stable from here on: that settles every tie.
        var letters = records
            .GroupBy(record => record.Record.Movie[field])
            .Select(group => new Letter(group.Key, ServersOf(group)))
            .ToList();
        var values = letters
            .Where(letter => letter.Value is not null)
            .GroupBy(letter => Notation.PlainForm(field, letter.Value!))
            .Select(group => group.OrderByDescending(letter => letter.Servers.Count).ToList())
            .OrderByDescending(CountServers)
            .ToList();

        var hasMajority = values.Count == 1 || CountServers(values[0]) > CountServers(values[1]);
        var variants = values.SelectMany(notations => notations.Select((letter, i) => i == 0
            ? new FieldVariant(letter.Value, letter.Servers, IsMajority: hasMajority && notations == values[0])
            : new FieldVariant(
                letter.Value,
                letter.Servers,
                IsMajority: false,
                NotationOf: notations[0].Value,
                Notation.Between(field, notations[0].Value!, letter.Value!))));
        var gaps = letters.Where(letter => letter.Value is null).Select(gap => new FieldVariant(null, gap.Servers, IsMajority: false));
        return new MergedField(
            field,
            [.. variants, .. gaps],
            CountServers(letters.Where(letter => letter.Value is not null)),
            hasMajority ? CountServers(values[0]) : 0,
            values.Count > 1 ? Agreement.Differs : values[0].Count > 1 ? Agreement.Notation : Agreement.Agrees);
    }

    private static List<string> ServersOf(IEnumerable<ServerRecord> records) =>
        [.. records.Select(record => record.Server).Distinct(StringComparer.Ordinal)];

    /// <summary>A server that says two of these counts once.</summary>
    private static int CountServers(IEnumerable<Letter> letters) =>
        letters.SelectMany(letter => letter.Servers).Distinct(StringComparer.Ordinal).Count();

    /// <summary>A value to the letter, and who says it.</summary>
    private sealed record Letter(FieldValue? Value, List<string> Servers);
}
