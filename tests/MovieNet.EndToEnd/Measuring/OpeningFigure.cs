using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>How soon the list paints, and shows its first rows; in turn with a server that is stopped the moment before.</summary>
internal static class OpeningFigure
{
    private const int Servers = 3;
    private const int WarmUps = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task TakeAsync(Figures figures, MeasuredBrowser browser, RunningServer stopped, int rounds)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            await OpenAsync(browser, null);
        }

        var (paints, rows, without) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            var (paint, row) = await OpenAsync(browser, null);
            paints.Add(paint);
            rows.Add(row);
            without.Add((await OpenAsync(browser, stopped)).Rows);
        }

        figures.AtMost("first contentful paint of Movies", 300, Figures.Quantile(paints, .5), "ms", Figures.Spread(paints, "ms"));
        figures.AtMost("first merged rows after it opens", 500, Figures.Quantile(rows, .5), "ms", Figures.Spread(rows, "ms"));
        figures.AtMost("the same with one server stopped, later by", 50, Figures.Quantile(without, .5) - Figures.Quantile(rows, .5), "ms", Figures.Spread(without, "ms"));
    }

    private static async Task<(double Paint, double Rows)> OpenAsync(MeasuredBrowser browser, RunningServer? stopped)
    {
        await using var context = await browser.NewPersonAsync();
        if (stopped is not null)
        {
            await stopped.StopAsync();
        }

        var page = await MeasuredBrowser.OpenAsync(context);
        var result = (await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"), await MeasuredBrowser.RowsAsync(page));
        if (stopped is not null)
        {
            await stopped.ContinueAsync();
            await MeasuredBrowser.UntilAllAnswerAsync(page, Servers, Patience);
        }

        return result;
    }
}
