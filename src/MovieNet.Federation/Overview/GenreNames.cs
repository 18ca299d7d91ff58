using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// The genres that were met, as numbers, so that tens of thousands of records share a few lists. What differs in notation only is one
/// genre, called what it was called first. Only grows. Safe for use by many threads.
/// </summary>
internal sealed class GenreNames
{
    private readonly Lock one = new();
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<TextList, int[]> lists = [];

    public string this[int number]
    {
        get
        {
            lock (one)
            {
                return names[number];
            }
        }
    }

    /// <summary>The number of a genre that was met; null of any other.</summary>
    public int? NumberOf(string name)
    {
        lock (one)
        {
            return numbers.TryGetValue(PlainForm(name), out var number) ? number : null;
        }
    }

    /// <summary>The numbers of some genres, each once; equal lists are one array.</summary>
    public int[] NumbersOf(TextList genres)
    {
        lock (one)
        {
            return lists.TryGetValue(genres, out var known) ? known : lists[genres] = [.. genres.Select(Meet).Distinct()];
        }
    }

    private int Meet(string name)
    {
        var plain = PlainForm(name);
        if (!numbers.TryGetValue(plain, out var number))
        {
            numbers.Add(plain, number = names.Count);
            names.Add(name);
        }

        return number;
    }

    private static string PlainForm(string name) =>
        ((FieldValue.List)Notation.PlainForm(MovieField.Genres, new FieldValue.List([name]))).Items[0];
}
