using System.Globalization;
using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>A place in the list that one can jump to.</summary>
/// <param name="Sign">What stands in the rail.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">The place of its first movie; the number of movies where there is none behind it.</param>
internal sealed record Jump(string Sign, string Name, int Place)
{
    /// <summary>The places of a view: letters where it is sorted by title, decades where by year, else none.</summary>
    public static List<Jump> In(CatalogueView view, MovieQuery query) => query.Order switch
    {
        MovieOrder.Title => query.Descending ? [.. Enumerable.Reverse(Letters(view))] : Letters(view),
        MovieOrder.Year => [.. Decades(view, query.Descending)],
        _ => [],
    };

    private static List<Jump> Letters(CatalogueView view) =>
    [
        new("#", "Signs and numbers", view.PlaceOf("!")),
        .. Enumerable.Range('A', 26).Select(letter => new Jump($"{(char)letter}", $"{(char)letter}", view.PlaceOf($"{(char)letter}"))),
        // The first letter behind the Latin ones, by the bytes that servers sort by.
        new("あ", "Other scripts", view.PlaceOf("\u0370")),
    ];

    private static IEnumerable<Jump> Decades(CatalogueView view, bool descending)
    {
        var decades = view.Facets.Decades.Where(decade => decade is { Value: not null, Count: > 0 }).Select(decade => decade.Value!.Value);
        return (descending ? decades.Reverse() : decades).Select(decade => new Jump(
            string.Create(CultureInfo.InvariantCulture, $"{decade % 100:00}"),
            string.Create(CultureInfo.InvariantCulture, $"{decade}s"),
            view.PlaceOf(descending ? decade + 9 : decade)));
    }
}
