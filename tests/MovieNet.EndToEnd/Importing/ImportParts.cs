using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Importing;

/// <summary>What a person would point at on the page Import.</summary>
internal static class ImportParts
{
    private const int MostTabs = 60;

    /// <summary>A column of the file, with what it becomes and what fits.</summary>
    public static ILocator Column(this IPage page, string name) =>
        page.Locator(".map tbody tr").Filter(new() { Has = page.Locator("td:first-child").GetByText(name, new() { Exact = true }) });

    /// <summary>How the import into a server is.</summary>
    public static ILocator ImportOf(this IPage page, string server) =>
        page.Locator(".prog > li").Filter(new() { Has = page.Locator("b").GetByText(server, new() { Exact = true }) });

    /// <summary>A rejected line.</summary>
    public static ILocator Rejected(this IPage page, string title) => page.Locator(".rej tbody tr").Filter(new() { HasText = title });

    /// <summary>Presses Tab until the focus is there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not lead to {target}");
    }
}
