using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd;

/// <summary>
/// A test in a browser. It fails on whatever a page reports to the console, on errors of the web app and on requests that
/// leave this machine; where it fails, it leaves a picture of every page and says where.
/// </summary>
public abstract class BrowserTest(BrowserFixture browsers) : IAsyncLifetime
{
    private const int MostComplaints = 10;

    private readonly List<(IBrowserContext Context, IPage Page)> opened = [];
    private readonly List<InProcessApp> apps = [];
    private readonly List<IAsyncDisposable> owned = [];
    private readonly ConcurrentQueue<string> complaints = new();
    private volatile bool mayComplain;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        var hasFailed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var (context, page) in opened)
        {
            if (!hasFailed && await page.Locator("#blazor-error-ui").IsVisibleAsync())
            {
                complaints.Enqueue($"{page.Url} has stopped working");
            }

            if (hasFailed || !complaints.IsEmpty)
            {
                await TakePictureAsync(page);
            }

            await context.CloseAsync();
        }

        foreach (var error in apps.Distinct().SelectMany(app => app.Errors.Take()))
        {
            complaints.Enqueue($"The web app logged: {error}");
        }

        GC.SuppressFinalize(this);
        // Only now: a page whose app has gone complains about that.
        foreach (var one in Enumerable.Reverse(owned))
        {
            await one.DisposeAsync();
        }

        if (!complaints.IsEmpty)
        {
            Assert.Fail(string.Join('\n', complaints.Distinct().Take(MostComplaints)));
        }
    }

    /// <summary>From now on the browser may complain: the test takes the web app away, or asks for what is not there.</summary>
    protected void MayComplain() => mayComplain = true;

    /// <summary>Starts something that goes when the test's pages are closed.</summary>
    protected async Task<T> OwnAsync<T>(Task<T> starting)
        where T : IAsyncDisposable
    {
        var started = await starting;
        owned.Add(started);
        return started;
    }

    /// <summary>Opens a page and waits until it can be used.</summary>
    /// <param name="app">Of which app.</param>
    /// <param name="address">What comes behind the host, such as <c>movie?title=Alien</c>.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    protected async Task<IPage> OpenAsync(InProcessApp app, string address = "movies", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await NewPageAsync(app, width, scheme);
        await GotoAsync(page, address);
        return page;
    }

    /// <summary>Opens a page as somebody who is not signed in, and waits until it is there.</summary>
    protected async Task<IPage> OpenSignInAsync(InProcessApp app, string address, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await NewPageAsync(app, width, scheme);
        await page.GotoAsync("/" + address.TrimStart('/'));
        return page;
    }

    private async Task<IPage> NewPageAsync(InProcessApp app, int width, ColorScheme scheme)
    {
        apps.Add(app);
        var context = await browsers.Browser.NewContextAsync(new()
        {
            BaseURL = app.Url.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 844 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !mayComplain)
            {
                complaints.Enqueue($"Console: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => complaints.Enqueue($"Script error: {error.Error}");
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } url && !(IPAddress.TryParse(url.Host, out var host) && IPAddress.IsLoopback(host)))
            {
                complaints.Enqueue($"A request leaves this machine: {request.Method} {request.Url}");
            }
        };

        var page = await context.NewPageAsync();
        opened.Add((context, page));
        return page;
    }

    /// <summary>Goes to an address as if it were typed, and waits until the page can be used.</summary>
    protected static async Task GotoAsync(IPage page, string address)
    {
        await page.GotoAsync("/" + address.TrimStart('/'));
        await UntilUsableAsync(page);
    }

    /// <summary>Loads the page anew and waits until it can be used.</summary>
    protected static async Task ReloadAsync(IPage page)
    {
        await page.ReloadAsync();
        await UntilUsableAsync(page);
    }

    /// <summary>Shorter to read than Playwright's own, and what it is called in its documents.</summary>
    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <inheritdoc cref="Expect(ILocator)"/>
    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    // The state of the fleet is shown as soon as the page is connected; what is rendered ahead does not know it.
    private static Task UntilUsableAsync(IPage page) => Expect(page.Locator("a.fleet[aria-label^='Fleet']")).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private static async Task TakePictureAsync(IPage page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "movienet-pictures")).FullName;
        var path = Path.Combine(folder, $"{TestContext.Current.TestMethod?.MethodName}-{Guid.NewGuid():N}.png");
        try
        {
            await page.ScreenshotAsync(new() { Path = path, FullPage = true });
            TestContext.Current.TestOutputHelper?.WriteLine($"Picture of {page.Url}: {path}");
        }
        catch (PlaywrightException e)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"No picture of {page.Url}: {e.Message}");
        }
    }
}
