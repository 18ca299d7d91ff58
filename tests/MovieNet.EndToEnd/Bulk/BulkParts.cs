using System.Globalization;
using MovieNet.Protocol;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Bulk;

/// <summary>What a person points at to do something with many movies.</summary>
internal static class BulkParts
{
    /// <summary>The bar over the list.</summary>
    public static ILocator Bar(this IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Selected movies" });

    /// <summary>The box of a row.</summary>
    public static ILocator Box(this ILocator row) => row.GetByRole(AriaRole.Checkbox);

    /// <summary>The lines of a preview, or of the receipts.</summary>
    public static ILocator Lines(this IPage page) => page.GetByRole(AriaRole.Dialog).Locator(".bulkline");

    /// <summary>The line about a server in the dialog.</summary>
    public static ILocator ServerLine(this IPage page, string server) =>
        page.Locator(".bulkservers > li").Filter(new() { Has = page.GetByText(server, new() { Exact = true }) });

    /// <summary>Films that are easy to count.</summary>
    public static Movie[] Films(int count) => [.. Enumerable.Range(0, count).Select(i => new Movie
    {
        Title = $"Film {i.ToString("000", CultureInfo.InvariantCulture)}", Year = 1950 + (i % 70), RuntimeMinutes = 90, Genres = ["Drama"],
    })];
}
