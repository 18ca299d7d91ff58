namespace MovieNet.Federation;

/// <summary>What two sequences do not share, followed by what they share up to the next change.</summary>
internal sealed record Change(List<string> Removed, List<string> Added, List<string> Same);

/// <summary>The changes that turn one sequence into another, the fewest there are.</summary>
internal static class LongestCommonSubsequence
{
    // One byte pair per cell: at most 8 MB for a moment. Two texts of 10,000 characters that share nothing at their ends
    // have about twice as many cells; what lies between their common ends is then shown as one change.
    private const int MaximumCells = 4_000_000;

    /// <summary>The changes in order. Items are compared to the letter.</summary>
    public static List<Change> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && IsSame(before[head], after[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && IsSame(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        var changes = new List<Change> { new([], [], [.. before.Take(head)]) };
        var one = before.Skip(head).Take(before.Count - head - tail).ToArray();
        var other = after.Skip(head).Take(after.Count - head - tail).ToArray();
        if ((long)one.Length * other.Length > MaximumCells)
        {
            changes.Add(new Change([.. one], [.. other], []));
        }
        else
        {
            Walk(one, other, changes);
        }

        changes[^1].Same.AddRange(after.Skip(after.Count - tail));
        return changes;
    }

    private static void Walk(string[] before, string[] after, List<Change> changes)
    {
        var lengths = LengthsOfRests(before, after);
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && IsSame(before[i], after[j]))
            {
                changes[^1].Same.Add(after[j]);
                i++;
                j++;
                continue;
            }

            if (changes[^1].Same.Count > 0)
            {
                changes.Add(new Change([], [], []));
            }

            if (j == after.Length || (i < before.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                changes[^1].Removed.Add(before[i++]);
            }
            else
            {
                changes[^1].Added.Add(after[j++]);
            }
        }
    }

    /// <summary>How long the longest common subsequence is of what follows each pair of places.</summary>
    private static ushort[,] LengthsOfRests(string[] before, string[] after)
    {
        var lengths = new ushort[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = IsSame(before[i], after[j])
                    ? (ushort)(lengths[i + 1, j + 1] + 1)
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
