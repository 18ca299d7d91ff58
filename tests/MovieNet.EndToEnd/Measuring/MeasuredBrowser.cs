using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>Opens pages that note when their rows come.</summary>
internal sealed class MeasuredBrowser(IBrowser browser, Uri app)
{
    private const int Width = 1280;
    private const int Height = 844;

    // A row counts when it is painted, so in the frame behind the one that put it there. Its link says which search it belongs to.
    private const string Notes = """
        window.measured = { rows: null, key: null, words: null };
        const isAwaited = link => measured.words === null
          || new URLSearchParams(new URL(link.href).searchParams.get('list') ?? '').get('q') === measured.words;
        new MutationObserver(() => {
          if (measured.rows === null && [...document.querySelectorAll('.row .t a')].some(isAwaited))
            requestAnimationFrame(() => { measured.rows ??= performance.now(); });
        }).observe(document, { childList: true, subtree: true, attributeFilter: ['href'] });
        addEventListener('keydown', () => { measured.key = performance.now(); }, true);
        measured.begin = words => { [measured.words, measured.rows] = [words, null]; };
        """;

    /// <summary>A browser of a person who has never been here.</summary>
    public async Task<IBrowserContext> NewPersonAsync()
    {
        var context = await browser.NewContextAsync(new() { BaseURL = app.ToString(), ViewportSize = new() { Width = Width, Height = Height } });
        await context.AddInitScriptAsync(Notes);
        return context;
    }

    /// <summary>Opens the list and waits for its first rows.</summary>
    public static async Task<IPage> OpenAsync(IBrowserContext context, string address = "/movies")
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await RowsAsync(page);
        return page;
    }

    /// <summary>When the first rows were there, milliseconds of the page's own clock.</summary>
    public static async Task<double> RowsAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => measured.rows !== null", null, new() { Timeout = 60_000 });
        return await page.EvaluateAsync<double>("measured.rows");
    }

    /// <summary>Waits until every server is followed by the app's index.</summary>
    public async Task UntilIndexedAsync(int servers, TimeSpan patience)
    {
        await using var context = await NewPersonAsync();
        var page = await OpenAsync(context);
        await UntilAllAnswerAsync(page, servers, patience);
        await Assertions.Expect(page.Locator(".meta .ans .dot")).ToHaveCountAsync(servers, new() { Timeout = (float)patience.TotalMilliseconds });
    }

    /// <summary>Waits until the page says that all servers answer.</summary>
    public static Task UntilAllAnswerAsync(IPage page, int servers, TimeSpan patience) => Assertions.Expect(page.Locator("a.fleet"))
        .ToHaveAttributeAsync("aria-label", FormattableString.Invariant($"Fleet: {servers} of {servers} answer"), new() { Timeout = (float)patience.TotalMilliseconds });
}
