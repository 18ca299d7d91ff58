using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Looks;

/// <summary>
/// Looks at a page in its window for what keeps somebody from using it: what is wider than the window, and what axe finds. In a
/// wide window the other theme is looked at too, with the rules that colours can break.
/// </summary>
/// <param name="page">The page, opened in this theme.</param>
/// <param name="width">The window's, in CSS pixels.</param>
/// <param name="scheme">The theme it was opened in.</param>
internal sealed class Manners(IPage page, int width, ColorScheme scheme)
{
    private const int Wide = 1280;

    // What passed is told of thousands of elements otherwise, which takes most of the time.
    private static readonly HashSet<ResultType> Told = [ResultType.Violations];
    private static readonly AxeRunOptions Everything = new() { ResultTypes = Told };
    private static readonly AxeRunOptions Colours = new() { ResultTypes = Told, RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    // Of a list's rows, all of which are made alike.
    private static readonly AxeRunContext FirstRows = new() { Exclude = [new(".rows .row:nth-of-type(n + 12)")] };

    private readonly List<string> problems = [];

    /// <summary>Looks at a state that only one test brings about, in a wide window and both themes; fails where something is found.</summary>
    public static async Task JudgeAsync(IPage page, string where)
    {
        var manners = new Manners(page, Wide, ColorScheme.Light);
        await manners.LookAsync(where);
        manners.Judge();
    }

    /// <summary>Looks at the page as it is now.</summary>
    /// <param name="where">What it shows, for the message.</param>
    public async Task LookAsync(string where)
    {
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, innerWidth]");
        if (widths[0] > widths[1])
        {
            problems.Add($"{where}: is {widths[0]} px wide in a window of {widths[1]} px");
        }

        await AskAxeAsync(where, Everything);
        if (width >= Wide)
        {
            await PutOnAsync(scheme == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark);
            await AskAxeAsync($"{where}, in the other theme", Colours);
            await PutOnAsync(scheme);
        }
    }

    /// <summary>Fails where something was found.</summary>
    public void Judge()
    {
        if (problems.Count > 0)
        {
            Assert.Fail(string.Join('\n', problems));
        }
    }

    private async Task PutOnAsync(ColorScheme wanted)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = wanted });
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", wanted == ColorScheme.Dark ? "dark" : "light");
    }

    private async Task AskAxeAsync(string where, AxeRunOptions options)
    {
        var result = await page.RunAxe(FirstRows, options);
        problems.AddRange(result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{where}: {rule.Id} ({rule.Help}) at {node.Target}: {node.Html}")));
    }
}
