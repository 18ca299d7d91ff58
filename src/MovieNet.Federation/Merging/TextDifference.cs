using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What is other in a value than in the majority's, word by word; in lists item by item first.</summary>
public static class TextDifference
{
    /// <summary>The difference of two values of one field. Numbers and null differ as wholes.</summary>
    /// <param name="majority">What the value is compared with.</param>
    /// <param name="value">The value that is shown.</param>
    /// <returns>
    /// The pieces in reading order; of a change what is missing comes before what is only here. Empty where both are null.
    /// </returns>
    public static IReadOnlyList<DiffSpan> Between(FieldValue? majority, FieldValue? value) => (majority, value) switch
    {
        (FieldValue.Text(var one), FieldValue.Text(var other)) => BetweenTexts(one, other),
        (FieldValue.List(var one), FieldValue.List(var other)) => BetweenLists(one, other),
        _ when Equals(majority, value) => Whole(DiffKind.Same, value?.ToString()),
        _ => [.. Whole(DiffKind.MissingHere, majority?.ToString()), .. Whole(DiffKind.OnlyHere, value?.ToString())],
    };

    /// <summary>The difference of two texts, word by word.</summary>
    public static IReadOnlyList<DiffSpan> BetweenTexts(string majority, string text)
    {
        var spans = new List<DiffSpan>();
        foreach (var change in WithoutIslands(LongestCommonSubsequence.Of(Words.Split(majority), Words.Split(text))))
        {
            Add(spans, DiffKind.MissingHere, string.Concat(change.Removed));
            Add(spans, DiffKind.OnlyHere, string.Concat(change.Added));
            Add(spans, DiffKind.Same, string.Concat(change.Same));
        }

        return spans;
    }

    /// <summary>
    /// The difference of two lists. Items that only one of them has are compared word by word with the item in the same place of the
    /// change: one misspelt name is one changed word.
    /// </summary>
    public static IReadOnlyList<DiffSpan> BetweenLists(TextList majority, TextList items)
    {
        var spans = new List<DiffSpan>();
        foreach (var change in LongestCommonSubsequence.Of(majority, items))
        {
            var pairs = Math.Min(change.Removed.Count, change.Added.Count);
            for (var i = 0; i < pairs; i++)
            {
                AddItem(spans, BetweenTexts(change.Removed[i], change.Added[i]));
            }

            foreach (var removed in change.Removed.Skip(pairs))
            {
                AddItem(spans, [new DiffSpan(DiffKind.MissingHere, removed)]);
            }

            foreach (var added in change.Added.Skip(pairs))
            {
                AddItem(spans, [new DiffSpan(DiffKind.OnlyHere, added)]);
            }

            foreach (var same in change.Same)
            {
                AddItem(spans, [new DiffSpan(DiffKind.Same, same)]);
            }
        }

        return spans;
    }

    /// <summary>
    /// Changes that only white space parts are one: <c>masterless men</c> became <c>unemployed samurai</c>, not one word twice.
    /// </summary>
    private static IEnumerable<Change> WithoutIslands(List<Change> changes)
    {
        var open = changes[0];
        foreach (var next in changes.Skip(1))
        {
            if (open.Removed.Count + open.Added.Count > 0 && open.Same is [var space] && string.IsNullOrWhiteSpace(space))
            {
                open = new Change([.. open.Removed, space, .. next.Removed], [.. open.Added, space, .. next.Added], next.Same);
            }
            else
            {
                yield return open;
                open = next;
            }
        }

        yield return open;
    }

    private static void AddItem(List<DiffSpan> spans, IReadOnlyList<DiffSpan> item)
    {
        if (spans.Count > 0)
        {
            // The comma belongs to the item behind it, and to the shown list unless one of the two items is not in it.
            var comma = IsAll(item, DiffKind.MissingHere) || IsAll(spans, DiffKind.MissingHere) ? DiffKind.MissingHere
                : IsAll(item, DiffKind.OnlyHere) || IsAll(spans, DiffKind.OnlyHere) ? DiffKind.OnlyHere
                : DiffKind.Same;
            Add(spans, comma, ", ");
        }

        foreach (var (kind, text) in item)
        {
            Add(spans, kind, text);
        }
    }

    private static void Add(List<DiffSpan> spans, DiffKind kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (spans.Count > 0 && spans[^1].Kind == kind)
        {
            spans[^1] = new DiffSpan(kind, spans[^1].Text + text);
        }
        else
        {
            spans.Add(new DiffSpan(kind, text));
        }
    }

    private static bool IsAll(IEnumerable<DiffSpan> spans, DiffKind kind) => spans.All(span => span.Kind == kind);

    private static DiffSpan[] Whole(DiffKind kind, string? text) => string.IsNullOrEmpty(text) ? [] : [new DiffSpan(kind, text)];
}
