using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>The movies that a person has chosen in the list, by <see cref="CatalogueRow.Key"/>, whether they are in view or not.</summary>
public sealed class ChosenMovies
{
    private readonly HashSet<long> keys = [];
    private long? last;

    /// <summary>How many; some may be gone meanwhile.</summary>
    public int Count => keys.Count;

    /// <summary>Another number after every change.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a movie is chosen.</summary>
    public bool Contains(long key) => keys.Contains(key);

    /// <summary>Whether all movies of a list are chosen; null for some.</summary>
    public bool? AllOf(IReadOnlyList<CatalogueRow> rows) =>
        Count == 0 ? false : Count >= rows.Count && rows.All(row => keys.Contains(row.Key)) ? true : null;

    /// <summary>Chooses a movie or gives it up; with it, where it extends, all from the one before up to it.</summary>
    /// <param name="key">Which movie.</param>
    /// <param name="extend">Whether the movies between the last one and this one become what this one becomes.</param>
    /// <param name="list">All movies of the list, in their order; enumerated only where it extends.</param>
    public void Toggle(long key, bool extend, IEnumerable<long> list)
    {
        var isChosen = !keys.Contains(key);
        foreach (var one in extend && last is { } from && from != key ? Between(from, key, list) : [key])
        {
            Set(one, isChosen);
        }

        last = key;
        Version++;
    }

    /// <summary>Chooses these too.</summary>
    public void Add(IEnumerable<long> more)
    {
        keys.UnionWith(more);
        Version++;
    }

    /// <summary>Gives all up.</summary>
    public void Clear()
    {
        keys.Clear();
        last = null;
        Version++;
    }

    private void Set(long key, bool isChosen)
    {
        if (isChosen)
        {
            keys.Add(key);
        }
        else
        {
            keys.Remove(key);
        }
    }

    /// <summary>From one to the other, both included; the second alone where the first is not in the list any more.</summary>
    private static List<long> Between(long from, long to, IEnumerable<long> list)
    {
        var between = new List<long>();
        foreach (var key in list)
        {
            var isEnd = key == from || key == to;
            if (isEnd || between.Count > 0)
            {
                between.Add(key);
            }

            if (isEnd && between.Count > 1)
            {
                return between;
            }
        }

        return [to];
    }
}
