using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Puts what records say of one field side by side.</summary>
internal static class FieldMerger
{
    /// <param name="field">Which field.</param>
    /// <param name="records">The records in the order of the server list; at least one.</param>
    public static MergedField Merge(MovieField field, IReadOnlyList<ServerRecord> records)
    {
        // In the order of the server list, and stable from here on: that settles every tie.
        var letters = records
            .GroupBy(record => record.Record.Movie[field])
            .Select(group => (Value: group.Key, Servers: group.Select(record => record.Server).Distinct(StringComparer.Ordinal).ToList()))
            .ToList();
        var values = letters
            .Where(letter => letter.Value is not null)
            .GroupBy(letter => letters.Count == 1 ? letter.Value : Notation.PlainForm(field, letter.Value!))
            .Select(group => group.OrderByDescending(letter => letter.Servers.Count).ToList())
            .Select(notations => (Notations: notations, Count: notations.SelectMany(letter => letter.Servers).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(value => value.Count)
            .ToList();

        var hasMajority = values.Count == 1 || (values.Count > 1 && values[0].Count > values[1].Count);
        var variants = new List<FieldVariant>();
        foreach (var (notations, _) in values)
        {
            foreach (var (value, servers) in notations)
            {
                var main = notations[0].Value!;
                variants.Add(ReferenceEquals(value, main)
                    ? new FieldVariant(value, servers, IsMajority: hasMajority && variants.Count == 0)
                    : new FieldVariant(value, servers, IsMajority: false, main, Notation.Between(field, main, value!)));
            }
        }

        variants.AddRange(letters.Where(letter => letter.Value is null).Select(gap => new FieldVariant(null, gap.Servers, IsMajority: false)));

        var speaking = letters.Where(letter => letter.Value is not null).SelectMany(letter => letter.Servers).Distinct(StringComparer.Ordinal).Count();
        var agreement = values.Count > 1 ? Agreement.Differs
            : values.Count == 1 && values[0].Notations.Count > 1 ? Agreement.Notation
            : Agreement.Agrees;
        return new MergedField(field, variants, speaking, hasMajority ? values[0].Count : 0, agreement);
    }
}
