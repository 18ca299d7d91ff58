using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What <see cref="Merger"/> would say of some records of one movie, from their digests: by the same tally.</summary>
internal sealed class MergedDigests
{
    private ShownRecords shown;

    /// <param name="records">In the order of the server list.</param>
    public MergedDigests(IndexedRecord[] records)
    {
        if (Array.TrueForAll(records, record => record.Content == records[0].Content))
        {
            return;
        }

        for (var field = 0; field < FieldDigests.Count; field++)
        {
            var first = records[0].Content[field];
            if (Array.TrueForAll(records, record => record.Content[field] == first))
            {
                continue;
            }

            var values = Tally.Count(
                records.Select(record => (record.Server, Value: record.Content[field])).Where(said => !said.Value.SaysNothing),
                digest => digest.Plain);
            shown[field] = (ushort)Array.FindIndex(records, record => record.Content[field] == values[0][0].Value);
            switch (Tally.AgreementOf(values))
            {
                case Agreement.Differs:
                    Differing = Differing.With((MovieField)field);
                    break;
                case Agreement.Notation:
                    Notation = Notation.With((MovieField)field);
                    break;
            }
        }
    }

    public FieldSet Differing { get; }

    public FieldSet Notation { get; }

    /// <summary>Which of the records says what is shown of a field.</summary>
    public ushort Shown(MovieField field) => shown[(int)field];

    [InlineArray(FieldDigests.Count)]
    private struct ShownRecords
    {
        private ushort first;
    }
}
