using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A column of a file, and what the first records have in it.</summary>
/// <param name="Name">Its name: a cell of the header, or a member of the JSON objects.</param>
public sealed record FileColumn(string Name)
{
    private const int MostExamples = 100;
    private const int LongestExample = 2_000;

    private readonly List<string> examples = [];

    /// <summary>What the first records that have something in it have, as text; long texts are cut.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>Whether it is one of the two that a <see cref="RejectedFile"/> has more; no member is taken from it.</summary>
    public bool IsOfRejection => RejectedFile.IsOwnColumn(Name);

    internal bool HasEnough => examples.Count >= MostExamples;

    /// <summary>Whether at least half of the examples are values of a member; true where there are none.</summary>
    internal bool MostlyHolds(MovieField field) => 2 * examples.Count(text => IsValue(field, text)) >= examples.Count;

    /// <summary>Whether every example is a value of a member, and no two are the same; false where there are none.</summary>
    internal bool HoldsOnly(MovieField field) =>
        examples.Count > 0 && examples.TrueForAll(text => IsValue(field, text)) && examples.Distinct(StringComparer.Ordinal).Count() == examples.Count;

    internal void AddExample(string text)
    {
        if (!HasEnough && !string.IsNullOrWhiteSpace(text) && text is not "\\N")
        {
            examples.Add(text.Length > LongestExample ? text[..LongestExample] : text);
        }
    }

    private static bool IsValue(MovieField field, string text)
    {
        var problems = new List<FieldProblem>();
        MovieRules.Check(field, FieldReader.Read(FieldInfo.Of(field), text, problems), "", problems);
        return problems.Count == 0;
    }
}
