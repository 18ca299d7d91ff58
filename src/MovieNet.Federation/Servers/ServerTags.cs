namespace MovieNet.Federation;

/// <summary>The tags of a server in the list, such as <c>archive</c>: a person's own labels, which mean nothing to the program.</summary>
public static class ServerTags
{
    /// <summary>The most tags of one server.</summary>
    public const int Most = 8;

    /// <summary>The longest tag, characters.</summary>
    public const int MostLetters = 30;

    /// <summary>Reads tags as they are typed, parted by commas or semicolons. The same tag twice, whatever the case, counts once.</summary>
    public static IReadOnlyList<string> Parse(string? text) =>
        [.. (text ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Tags as they are typed: <c>archive, film club</c>.</summary>
    public static string Text(IEnumerable<string> tags) => string.Join(", ", tags);

    /// <summary>What is wrong with tags, in words that go behind “tags”; null where nothing is.</summary>
    public static string? Check(IReadOnlyList<string> tags) =>
        tags.Count > Most ? FormattableString.Invariant($"must be at most {Most}, parted by commas")
        : tags.Any(tag => tag.Length > MostLetters || tag.Any(char.IsControl)) ? FormattableString.Invariant($"must be at most {MostLetters} characters each, parted by commas")
        : !tags.SequenceEqual(Parse(Text(tags)), StringComparer.Ordinal) ? "must be words without commas and semicolons, each only once"
        : null;
}
