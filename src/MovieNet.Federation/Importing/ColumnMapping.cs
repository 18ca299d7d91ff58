using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Which column of a file holds which member of a movie.</summary>
public sealed class ColumnMapping
{
    private ColumnMapping(IReadOnlyDictionary<MovieField, string> columns) => Columns = columns;

    /// <summary>The members that have a column, in their order, and its name.</summary>
    public IReadOnlyDictionary<MovieField, string> Columns { get; }

    /// <summary>Whether a column holds the title. Without it nothing can be imported.</summary>
    public bool HasTitle => Columns.ContainsKey(MovieField.Title);

    /// <summary>The mapping as people write it: <c>title=Film, year=Year</c>.</summary>
    public override string ToString() => string.Join(", ", Columns.Select(column => $"{FieldInfo.Of(column.Key).Name}={column.Value}"));

    /// <summary>Reads <c>title=Film,year=Year</c>; an empty column leaves the member out.</summary>
    /// <exception cref="FormatException">It is no mapping; the message says why.</exception>
    public static IReadOnlyDictionary<MovieField, string> Parse(string text)
    {
        var columns = new Dictionary<MovieField, string>();
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1)
            {
                throw new FormatException($"“{pair}” is no mapping: expected MEMBER=COLUMN, such as title=Film");
            }

            var field = FieldNames.Find(pair[..sign])
                ?? throw new FormatException($"“{pair[..sign]}” is no member of a movie: expected {string.Join(", ", FieldInfo.All.Select(info => info.Name))}");
            if (!columns.TryAdd(field, pair[(sign + 1)..].Trim()))
            {
                throw new FormatException($"{FieldInfo.Of(field).Name} is mapped twice");
            }
        }

        return columns;
    }

    /// <summary>These columns and no others, in the order of the members.</summary>
    internal static ColumnMapping Of(IEnumerable<KeyValuePair<MovieField, string>> columns) =>
        new(columns.OrderBy(column => column.Key).ToDictionary(column => column.Key, column => column.Value));

    /// <summary>Guesses from the columns' names and the first records what they hold, and puts right what a person said.</summary>
    /// <exception cref="FormatException">A column that was named is not there, or none holds the title; the message lists those that are.</exception>
    internal static ColumnMapping For(IReadOnlyList<FileColumn> columns, IReadOnlyDictionary<MovieField, string> said, bool needsTitle)
    {
        var names = columns.Select(column => column.Name).ToList();
        var mapping = new Dictionary<MovieField, string>();
        foreach (var field in FieldInfo.All.Select(info => info.Field))
        {
            if (!said.TryGetValue(field, out var name))
            {
                name = FieldNames.Guess(field, columns);
            }
            else if (name.Length > 0)
            {
                name = Match(names, name) ?? throw new FormatException($"there is no column “{name}” for {FieldInfo.Of(field).Name}; {List(names)}");
            }

            if (!string.IsNullOrEmpty(name))
            {
                mapping.Add(field, name);
            }
        }

        return mapping.ContainsKey(MovieField.Title) || !needsTitle ? new(mapping)
            : throw new FormatException($"no column holds the title, so say which one it is; {List(names)}");
    }

    private static string? Match(IReadOnlyList<string> columns, string name) =>
        columns.FirstOrDefault(column => string.Equals(column, name, StringComparison.Ordinal))
        ?? columns.FirstOrDefault(column => string.Equals(column.Trim(), name, StringComparison.OrdinalIgnoreCase));

    private static string List(IReadOnlyList<string> columns) =>
        columns.Count == 0 ? "it has no columns" : $"its columns are {string.Join(", ", columns.Select(column => $"“{column}”"))}";
}
