using Microsoft.Playwright;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>From the last letter of a word to the first rows that it finds, the wait for more letters included; in turn with a server that is stopped the moment before.</summary>
internal static class SearchFigure
{
    private const int Servers = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Words = ["samurai", "godfather", "night", "love story", "alien", "monster", "king", "desert", "queen", "summer"];

    public static async Task TakeAsync(Figures figures, MeasuredBrowser browser, RunningServer stopped, int rounds)
    {
        await using var context = await browser.NewPersonAsync();
        var page = await MeasuredBrowser.OpenAsync(context);
        var (with, without) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            with.Add(await SearchAsync(page, Words[i % Words.Length], null));
            without.Add(await SearchAsync(page, Words[i % Words.Length], stopped));
        }

        figures.AtMost("first merged rows after a keystroke in search", 300, Figures.Quantile(with, .5), "ms", Figures.Spread(with, "ms"));
        figures.AtMost("the same with one server stopped, later by", 50, Figures.Quantile(without, .5) - Figures.Quantile(with, .5), "ms", Figures.Spread(without, "ms"));
    }

    private static async Task<double> SearchAsync(IPage page, string word, RunningServer? stopped)
    {
        var box = page.GetByRole(AriaRole.Searchbox);
        await box.FillAsync(word[..^1]);
        // What the letters before have found is there, and nothing more of it comes.
        await page.WaitForFunctionAsync(
            "word => new URLSearchParams(location.search).get('q') === word && document.querySelector('.rows [aria-busy=false] .row .t a')", word[..^1]);
        if (stopped is not null)
        {
            await stopped.StopAsync();
        }

        await page.EvaluateAsync("words => measured.begin(words)", word);
        await box.PressSequentiallyAsync(word[^1..]);
        var took = await MeasuredBrowser.RowsAsync(page) - await page.EvaluateAsync<double>("measured.key");
        if (stopped is not null)
        {
            await stopped.ContinueAsync();
            await MeasuredBrowser.UntilAllAnswerAsync(page, Servers, Patience);
        }

        await box.FillAsync("");
        await page.WaitForFunctionAsync("() => location.search.length === 0");
        return took;
    }
}
