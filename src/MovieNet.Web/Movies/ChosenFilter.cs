using System.Globalization;
using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>One thing that is chosen in a list.</summary>
/// <param name="Label">What it is called: <c>Runtime differs</c>.</param>
/// <param name="Without">The list without it.</param>
public sealed record ChosenFilter(string Label, MovieQuery Without)
{
    private static readonly (MovieKinds Kind, string Label)[] Kinds =
    [
        (MovieKinds.Differs, "Differs"), (MovieKinds.Missing, "Missing somewhere"), (MovieKinds.Alone, "On one server"), (MovieKinds.OnlyOne, "On one server only"),
        (MovieKinds.Duplicate, "Twice on a server"), (MovieKinds.NotationOnly, "Notation only"), (MovieKinds.Agrees, "Agrees"),
    ];

    /// <summary>All that is chosen, but for the words.</summary>
    public static IEnumerable<ChosenFilter> In(MovieQuery query)
    {
        foreach (var (kind, label) in Kinds.Where(kind => query.Kinds.HasFlag(kind.Kind)))
        {
            yield return new(label, query with { Kinds = query.Kinds & ~kind });
        }

        foreach (var field in query.Fields.Fields)
        {
            yield return new($"{FieldText.Label(field)} differs", query with { Fields = FieldSet.Of(query.Fields.Fields.Where(other => other != field)) });
        }

        foreach (var server in query.On)
        {
            yield return new($"On {server}", query with { On = But(query.On, server) });
        }

        foreach (var server in query.NotOn)
        {
            yield return new($"Not on {server}", query with { NotOn = But(query.NotOn, server) });
        }

        if (query.Between is [var one, var two])
        {
            yield return new($"{one} and {two} differ", query with { Between = [] });
        }

        foreach (var decade in query.Decades)
        {
            yield return new(decade is null ? "No year" : string.Create(CultureInfo.InvariantCulture, $"{decade}s"), query with { Decades = [.. query.Decades.Where(other => other != decade)] });
        }

        foreach (var genre in query.Genres)
        {
            yield return new(genre, query with { Genres = But(query.Genres, genre) });
        }
    }

    private static List<string> But(IReadOnlyList<string> all, string one) => [.. all.Where(other => !string.Equals(other, one, StringComparison.Ordinal))];
}
