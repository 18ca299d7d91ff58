using Microsoft.Playwright;
using MovieNet.EndToEnd;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace MovieNet.EndToEnd;

/// <summary>One Chromium for the whole run: $MOVIENET_CHROMIUM, else Playwright's own download, else the system's.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] SystemNames = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Pages that need something of the internet find nothing, on every machine; BrowserTest says what they asked for.
    private const string NoNames = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);

        var chosen = Environment.GetEnvironmentVariable("MOVIENET_CHROMIUM");
        if (!string.IsNullOrEmpty(chosen))
        {
            Browser = await Launch(chosen);
            return;
        }

        try
        {
            // Starting it is the only sure test: the headless shell that is used is another file than ExecutablePath names.
            Browser = await Launch(null);
        }
        catch (PlaywrightException e) when (e.Message.Contains("Executable doesn't exist", StringComparison.Ordinal))
        {
            Browser = await Launch(FindOnPath() ?? throw new InvalidOperationException(
                "No Chromium: install one (Debian: apt-get install chromium) or name one in MOVIENET_CHROMIUM.", e));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private Task<IBrowser> Launch(string? path) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--disable-dev-shm-usage", NoNames] });

    private static string? FindOnPath() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in SystemNames
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
