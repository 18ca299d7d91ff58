using Microsoft.Playwright;
using MovieNet.Failure.Processes;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Failure.Figures;

/// <summary>
/// Many pages of the list of movies open in one Chromium, all of one person: what the web app holds of the machine's memory
/// when they have settled, and how long a click takes until the page shows what it asked for, one every 250 ms on one page after
/// the other.
/// </summary>
internal static class PagesFigure
{
    private const int Servers = 3;
    private const int Films = 2_000;
    private const int ClicksPerPage = 2;
    private const int OpenedAtOnce = 2;
    private const int StillLooks = 10;

    private static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(250);

    // Choosing a filter replaces the list's rows by others: from the click to the mutation that does, on the page's own clock.
    private const string Click = """
        () => new Promise(done => {
          const old = document.getElementById('rows');
          const begun = performance.now();
          new MutationObserver((_, observer) => {
            const now = document.getElementById('rows');
            if (now && now !== old) { observer.disconnect(); done(performance.now() - begun); }
          }).observe(document.body, { childList: true, subtree: true });
          document.querySelector('aside.facets input.cb').click();
        })
        """;

    public static async Task<int> RunAsync(int count)
    {
        var daemons = Enumerable.Range(0, Servers).Select(i => new Daemon(((char)('A' + i)).ToString())).ToList();
        using var home = new TempFolder();
        try
        {
            var list = new ServerList(new(home.Path));
            for (var i = 0; i < Servers; i++)
            {
                await daemons[i].StartAsync();
                await FilmStock.FillAsync(daemons[i].Port, Films, i);
                list.Add(new(daemons[i].Name, "127.0.0.1", daemons[i].Port));
            }

            await using var web = await WebProcess.StartAsync(home.Path, "--without-sign-in");
            await MeasureAsync(web, await web.ListeningAsync(), count);
            return 0;
        }
        finally
        {
            foreach (var daemon in daemons)
            {
                await daemon.DisposeAsync();
            }
        }
    }

    private static async Task MeasureAsync(WebProcess web, Uri url, int count)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MOVIENET_CHROMIUM") is { Length: > 0 } chosen ? chosen : null,
            Args = ["--disable-dev-shm-usage"],
        });
        await using var context = await browser.NewContextAsync(new() { BaseURL = url.ToString(), ViewportSize = new() { Width = 1280, Height = 844 } });
        var before = web.ResidentMiB;
        var pages = new List<IPage>();
        foreach (var some in Enumerable.Range(0, count).Chunk(OpenedAtOnce))
        {
            pages.AddRange(await Task.WhenAll(some.Select(_ => OpenAsync(context))));
        }

        var settled = await SettledAsync(web);
        var clicks = new List<Task<double>>();
        using var timer = new PeriodicTimer(BetweenClicks, TimeProvider.System);
        for (var i = 0; i < count * ClicksPerPage; i++)
        {
            await timer.WaitForNextTickAsync();
            clicks.Add(pages[i % count].EvaluateAsync<double>(Click));
        }

        var took = await Task.WhenAll(clicks);
        Say($"{count} pages: web app {before:0} MiB before, {settled:0} MiB settled, {await SettledAsync(web):0} MiB after the clicks");
        Say($"click to changed rows, one every {BetweenClicks.TotalMilliseconds:0} ms: {Quantiles.Spread(took)}");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/movies", new() { Timeout = 120_000 });
        await page.Locator(".row .t a").First.WaitForAsync(new() { Timeout = 120_000 });
        // Only a page that is connected takes a click.
        await page.Locator("a.fleet[aria-label^='Fleet']").WaitForAsync(new() { Timeout = 120_000 });
        return page;
    }

    /// <summary>The memory when it has not changed for ten seconds.</summary>
    private static async Task<double> SettledAsync(WebProcess web)
    {
        var (last, still) = (web.ResidentMiB, 0);
        while (still < StillLooks)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var now = web.ResidentMiB;
            still = Math.Abs(now - last) < 2 ? still + 1 : 0;
            last = now;
        }

        return last;
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
