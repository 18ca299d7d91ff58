using Microsoft.Playwright;

namespace MovieNet.EndToEnd;

/// <summary>What a person would point at on a page.</summary>
internal static class PageParts
{
    /// <summary>A movie's row in the list.</summary>
    public static ILocator MovieRow(this IPage page, string title) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });

    /// <summary>The signs of one server in the list, one per row. What they say aloud is the label of their strip.</summary>
    /// <param name="page">The list.</param>
    /// <param name="place">The server's place in the server list, from 1.</param>
    /// <param name="icon">Only signs of this name in the sprite: agrees, differs, absent, unknown.</param>
    public static ILocator Signs(this IPage page, int place, string icon) =>
        page.Locator($".row:not(.hd) .strip > svg:nth-child({place}) use[href='#i-{icon}']");

    /// <summary>What the signs of a row say aloud.</summary>
    public static ILocator Strip(this ILocator row) => row.Locator(".strip");

    /// <summary>The banner that names a server that is not asked or does not answer.</summary>
    public static ILocator Banner(this IPage page, string server) =>
        page.GetByRole(AriaRole.Status).Filter(new() { Has = page.Locator("b", new() { HasText = server }) }).And(page.Locator(".banner"));

    /// <summary>A field's row in the comparison.</summary>
    public static ILocator FieldRow(this IPage page, string label) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = label }) });

    /// <summary>The line about a server in the draft's preview or in a dialog.</summary>
    public static ILocator PlannedWrite(this IPage page, string server) => page.LineOf(".writes", server);

    /// <summary>The line about a server beside a form.</summary>
    public static ILocator Outcome(this IPage page, string server) => page.LineOf(".outcome", server);

    /// <summary>What became of a write on a server.</summary>
    public static ILocator Receipt(this IPage page, string server) => page.LineOf(".rcpt", server);

    /// <summary>A server's row on the page Servers.</summary>
    public static ILocator ServerRow(this IPage page, string name) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.Locator("th b").GetByText(name, new() { Exact = true }) });

    /// <summary>Chooses from the menu of a server's row: Move up, Move down, Edit, Remove.</summary>
    public static async Task ServerMenuAsync(this IPage page, string name, string what)
    {
        await page.Locator($"summary[aria-label='{name}: more']").ClickAsync();
        await page.Button(what.StartsWith("Move ", StringComparison.Ordinal) ? $"{what}: {name}" : $"{what} {name}").ClickAsync();
    }

    /// <summary>A text field of a form, by the beginning of its label.</summary>
    public static ILocator Field(this IPage page, string label) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = label });

    /// <summary>A button, by its whole name.</summary>
    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <inheritdoc cref="Button(ILocator, string)"/>
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator LineOf(this IPage page, string list, string server) =>
        page.Locator($"{list} > li").Filter(new() { Has = page.GetByText(server, new() { Exact = true }) });
}
