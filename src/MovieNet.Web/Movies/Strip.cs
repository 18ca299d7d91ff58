using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Movies;

/// <summary>
/// A row's signs, one per server in the order of the list, so that a bad server shows as a vertical line. Above six servers one sign
/// per kind, counted.
/// </summary>
public static class Strip
{
    private const int MostColumns = 6;

    /// <summary>How the strip is styled.</summary>
    public static string Class(MergedMovie movie) => movie.Servers.Count > MostColumns ? "strip counted" : "strip";

    /// <summary>The signs in words.</summary>
    public static string Label(MergedMovie movie) =>
        string.Join("; ", movie.Servers.GroupBy(server => server.Sign).Select(kind => $"{string.Join(", ", kind.Select(server => server.Server))} {SignIcon.Words(kind.Key, kind.Count())}"));

    /// <summary>The signs as markup, because a list holds hundreds of them and every element of a component costs. No text of a server is in it.</summary>
    public static string Markup(MergedMovie movie) => movie.Servers.Count <= MostColumns
        ? string.Concat(movie.Servers.Select(server => Svg(server.Sign)))
        : string.Concat(movie.Servers.GroupBy(server => server.Sign).OrderByDescending(kind => kind.Key).Select(kind => $"<span>{Svg(kind.Key)}{kind.Count()}</span>"));

    private static string Svg(Sign sign)
    {
        var (icon, css) = SignIcon.Look(sign);
        return $"""<svg class="g {css}"><use href="#i-{icon}"/></svg>""";
    }
}
