using MovieNet.Federation;

namespace MovieNet.Web.Compare;

/// <summary>Where a movie stands in a list.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Count">How many movies are in the list.</param>
/// <param name="Previous">The movie before it; null at the beginning.</param>
/// <param name="Next">The movie behind it; null at the end.</param>
public sealed record ListPlace(int Number, int Count, CatalogueRow? Previous, CatalogueRow? Next)
{
    /// <summary>Finds a movie in a list; null where it is not in it.</summary>
    public static ListPlace? Of(CatalogueRow movie, IReadOnlyList<CatalogueRow> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Key == movie.Key)
            {
                return new(i + 1, list.Count, i > 0 ? list[i - 1] : null, i + 1 < list.Count ? list[i + 1] : null);
            }
        }

        return null;
    }
}
