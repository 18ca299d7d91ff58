using System.CommandLine;
using System.Diagnostics;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>
/// Takes the figures of the web app's speed: three daemons with real catalogues, the app as a program of its own, a real
/// Chromium. A report, and no test: figures depend on the machine and on what else it does.
/// </summary>
internal static class MeasureCommand
{
    public const string Name = "measure";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<int> RunAsync(string[] args)
    {
        var catalogues = new Option<string>("--catalogues") { Description = "The folder of the real catalogues.", HelpName = "FOLDER", Required = true };
        var report = new Option<string?>("--report") { Description = "A file to write the figures to, such as docs/web-speed.md.", HelpName = "FILE" };
        var rounds = new Option<int>("--rounds") { Description = "How often each page is opened, and so on.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var pages = new Option<int>("--pages") { Description = "How many pages are open at once for the figure of memory.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var command = new RootCommand("Takes the figures of the web app's speed.") { catalogues, report, rounds, pages };
        command.SetAction(async (parsed, _) =>
        {
            await MeasureAsync(parsed.GetRequiredValue(catalogues), parsed.GetValue(report), parsed.GetValue(rounds), parsed.GetValue(pages));
            return 0;
        });
        return command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    private static async Task MeasureAsync(string catalogues, string? file, int rounds, int pages)
    {
        using var home = new TempFolder();
        await using var fleet = await RealFleet.StartAsync(home.Path, catalogues);
        using var published = new TempFolder();
        await PublishAsync(published.Path);
        await using var app = await WebProcess.StartProgramAsync(published.File("movienet-web.dll"), home.Path, "--without-sign-in");
        var url = await app.ListeningAsync();
        var browsers = new BrowserFixture();
        await browsers.InitializeAsync();
        await using var ending = browsers.ConfigureAwait(false);

        var figures = new Figures(fleet.Describe(), rounds);
        var browser = new MeasuredBrowser(browsers.Browser, url);
        await browser.UntilIndexedAsync(fleet.Count, Patience);
        await BytesFigure.TakeAsync(figures, browsers.Browser, url);
        await OpeningFigure.TakeAsync(figures, browser, fleet.Last, rounds);
        await MergeFigure.TakeAsync(figures, home.Path, rounds);
        await ScrollFigure.TakeAsync(figures, browser);
        await MemoryFigure.TakeAsync(figures, browser, app, pages);
        await SearchFigure.TakeAsync(figures, browser, fleet.Last, rounds);
        Console.WriteLine(figures.Table());
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, figures.Page(file));
        }
    }

    /// <summary>As for a user.</summary>
    private static async Task PublishAsync(string folder)
    {
        using var publishing = Process.Start(new ProcessStartInfo(ProgramFile.Dotnet,
            ["publish", ProgramFile.Project("MovieNet.Web"), "--configuration", "Release", "--no-restore", "--nologo", "--verbosity", "quiet", "--output", folder]) { UseShellExecute = false })!;
        await publishing.WaitForExitAsync();
        if (publishing.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish ended with exit code {publishing.ExitCode}");
        }
    }
}
