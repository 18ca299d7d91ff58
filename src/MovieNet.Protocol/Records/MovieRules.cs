using System.Text;

namespace MovieNet.Protocol;

/// <summary>
/// The bounds of every member, in one place for servers, forms and imports (docs/protocol.md, The record). Lengths count
/// Unicode scalar values, so 𝄞 is one character.
/// </summary>
public static class MovieRules
{
    /// <summary>Everything that is wrong with a movie; empty when a server would take it.</summary>
    /// <param name="movie">The movie.</param>
    /// <param name="path">What stands before the member's name in the problems, such as <c>movie.</c>.</param>
    public static IReadOnlyList<FieldProblem> Check(Movie movie, string path = "")
    {
        var problems = new List<FieldProblem>();
        foreach (var info in FieldInfo.All)
        {
            Check(info.Field, movie[info.Field], path, problems);
        }

        return problems;
    }

    /// <summary>Adds everything that is wrong with one member's value. Null is wrong for the title only.</summary>
    public static void Check(MovieField field, FieldValue? value, string path, ICollection<FieldProblem> problems)
    {
        var info = FieldInfo.Of(field);
        var name = path + info.Name;
        switch (value)
        {
            case null when field == MovieField.Title:
                problems.Add(new(name, "is required"));
                break;
            case FieldValue.Text(var text):
                CheckText(info, text, name, problems);
                break;
            case FieldValue.Number(var number):
                CheckNumber(info, number, name, problems);
                break;
            case FieldValue.List(var items):
                CheckList(info, items, name, problems);
                break;
        }
    }

    private static void CheckText(FieldInfo info, string text, string name, ICollection<FieldProblem> problems)
    {
        if (CharacterProblem(text, allowLines: info.Field == MovieField.Synopsis) is { } problem)
        {
            problems.Add(new(name, problem));
            return;
        }

        if (info.Field == MovieField.ImdbId)
        {
            if (ImdbId.NumberOf(text) is null)
            {
                problems.Add(new(name, "must be tt and 7 to 10 digits, such as tt0047478"));
            }

            return;
        }

        if (info.Field == MovieField.Title && string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new(name, "must not be blank"));
        }
        else if (ScalarCount(text) is var length && length > info.Maximum)
        {
            problems.Add(new(name, FormattableString.Invariant($"must be at most {info.Maximum:N0} characters, has {length:N0}")));
        }
        else if (info.Field == MovieField.PosterUrl && !IsWebAddress(text))
        {
            problems.Add(new(name, "must be an absolute http or https address"));
        }
    }

    private static void CheckNumber(FieldInfo info, decimal number, string name, ICollection<FieldProblem> problems)
    {
        if (info.Kind == FieldKind.Integer && decimal.Truncate(number) != number)
        {
            problems.Add(new(name, "must be an integer"));
        }
        else if (number < info.Minimum || number > info.Maximum)
        {
            problems.Add(new(name, info.Field == MovieField.Year
                ? "must be from 1870 to 2100"
                : FormattableString.Invariant($"must be from {info.Minimum:N0} to {info.Maximum:N0}")));
        }
        else if (decimal.Truncate(number * 10) != number * 10)
        {
            problems.Add(new(name, "must have at most one decimal"));
        }
    }

    private static void CheckList(FieldInfo info, TextList items, string name, ICollection<FieldProblem> problems)
    {
        if (items.Count > FieldInfo.MaximumItems)
        {
            problems.Add(new(name, FormattableString.Invariant($"must have at most {FieldInfo.MaximumItems} items, has {items.Count:N0}")));
        }

        for (var i = 0; i < Math.Min(items.Count, FieldInfo.MaximumItems); i++)
        {
            var problem = CharacterProblem(items[i], allowLines: false);
            if (problem is null)
            {
                var length = ScalarCount(items[i]);
                if (length < info.Minimum || length > info.Maximum)
                {
                    problem = FormattableString.Invariant($"must be {info.Minimum} to {info.Maximum} characters, has {length:N0}");
                }
            }

            if (problem is not null)
            {
                problems.Add(new(FormattableString.Invariant($"{name}[{i}]"), problem));
            }
        }
    }

    /// <summary>What is wrong with the characters of a text: a lone surrogate or a control character; null when nothing is.</summary>
    internal static string? CharacterProblem(ReadOnlySpan<char> text, bool allowLines)
    {
        while (text.IndexOfAnyExceptInRange(' ', '~') is >= 0 and var special)
        {
            text = text[special..];
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return "has a lone surrogate";
            }

            if (Rune.IsControl(rune) && !(allowLines && rune.Value is '\t' or '\n'))
            {
                return FormattableString.Invariant($"has the control character U+{rune.Value:X4}");
            }

            text = text[used..];
        }

        return null;
    }

    /// <summary>The length of a text in Unicode scalar values.</summary>
    internal static int ScalarCount(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit))
            {
                count--;
            }
        }

        return count;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && uri.Host.Length > 0 && !text.AsSpan().ContainsAny(' ', '"', '<');
}
