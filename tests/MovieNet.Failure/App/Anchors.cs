using MovieNet.Protocol;

namespace MovieNet.Failure.App;

/// <summary>Films that every server holds from the beginning to the end.</summary>
internal static class Anchors
{
    public const int Count = 20;
    public const int Year = 1927;

    private const string Begin = "Metropolis, reel ";

    private static readonly string Key = TitleKey.Of(Begin);

    public static IReadOnlyList<Movie> Movies { get; } = [.. Enumerable.Range(0, Count).Select(i => new Movie { Title = Title(i), Year = Year, Directors = ["Fritz Lang"] })];

    public static string Title(int number) => FormattableString.Invariant($"{Begin}{number}");

    public static bool IsKey(string titleKey) => titleKey.StartsWith(Key, StringComparison.Ordinal);
}
