using System.Buffers;
using MovieNet.Federation;

namespace MovieNet.Web.Exporting;

/// <summary>The name of an exported file says which servers it is of, and which did not answer: files outlive the page that they come from.</summary>
public static class ExportName
{
    private const int MostNamed = 5;

    /// <summary>What file systems will not have in a name.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\/:*?\"<>|");

    /// <summary>Without an ending: <c>Movies of Alpha and Beta, without Gamma</c>.</summary>
    public static string Of(IReadOnlyList<string> servers, IReadOnlyList<string> without) =>
        string.Concat($"Movies of {Names(servers)}{(without.Count > 0 ? $", without {Names(without)}" : "")}".Select(sign => Forbidden.Contains(sign) ? '_' : sign));

    private static string Names(IReadOnlyList<string> servers) =>
        servers.Count > MostNamed ? $"{servers.Count} servers" : FieldText.List(servers);
}
