using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Fields and their values for people to read.</summary>
public static class FieldText
{
    /// <summary>The field's name at the head of a row: <c>Runtime</c>, <c>IMDb id</c>.</summary>
    public static string Label(MovieField field) => field switch
    {
        MovieField.RuntimeMinutes => "Runtime",
        MovieField.ImdbId => "IMDb id",
        MovieField.PosterUrl => "Poster",
        _ => field.ToString(),
    };

    /// <summary>The value with its unit: <c>117 min</c>, <c>Action, Drama</c>; <c>none</c> for null.</summary>
    public static string Of(MovieField field, FieldValue? value) =>
        value is null ? "none" : value + Unit(field);

    /// <summary>What stands behind a number: <c> min</c> behind a runtime, nothing behind others.</summary>
    internal static string Unit(MovieField field) => field == MovieField.RuntimeMinutes ? " min" : "";

    /// <summary>Names as in a sentence: <c>Alpha, Beta and Gamma</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary>Small numbers as words, others as figures with a comma at the thousands.</summary>
    public static string Count(int number) => number switch
    {
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        _ => FormattableString.Invariant($"{number:N0}"),
    };

    /// <summary>A text short enough for a row, cut between words where it has any: <c>Le Fabuleux Destin d’Amélie…</c>.</summary>
    public static string Short(string text)
    {
        const int enough = 28;
        if (text.Length <= enough + 2)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', enough);
        var end = space > enough / 2 ? space : char.IsLowSurrogate(text[enough]) ? enough - 1 : enough;
        return text[..end].TrimEnd(' ', ',', ';', ':', '-') + "…";
    }
}
