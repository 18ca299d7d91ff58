using System.Globalization;

namespace MovieNet.Server;

/// <summary>Permitted ports as people write them: <c>5870-5879,6000</c>.</summary>
internal static class PortList
{
    /// <summary>The ports in the order given; null where the text is no list of ports.</summary>
    public static IReadOnlyList<int>? Parse(string text)
    {
        var ports = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var bounds = part.Split('-', StringSplitOptions.TrimEntries);
            if (bounds.Length > 2 || PortOf(bounds[0]) is not { } first || PortOf(bounds[^1]) is not { } last || first > last)
            {
                return null;
            }

            ports.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return ports;
    }

    public static string Write(IReadOnlyList<int> ports) =>
        ports is [var first, .., var last] && last - first == ports.Count - 1
            ? string.Create(CultureInfo.InvariantCulture, $"{first}-{last}")
            : string.Join(',', ports);

    private static int? PortOf(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
