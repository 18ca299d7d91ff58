using System.Globalization;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>What the app needs for each page that is open.</summary>
internal static class MemoryFigure
{
    private const int Looks = 10;
    private const double Still = 1;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static async Task TakeAsync(Figures figures, MeasuredBrowser browser, WebProcess app, int pages)
    {
        var before = await SettledAsync(app);
        await using var context = await browser.NewPersonAsync();
        for (var i = 0; i < pages; i++)
        {
            await MeasuredBrowser.OpenAsync(context);
        }

        var after = await SettledAsync(app);
        figures.AtMost("memory of the web app per open page", 2, (after - before) / pages, "MB", string.Create(
            CultureInfo.InvariantCulture, $"{pages} pages of Movies: {before:0} MiB before, {after:0} MiB with them"));
    }

    /// <summary>The memory when it has not changed for ten seconds.</summary>
    private static async Task<double> SettledAsync(WebProcess app)
    {
        var (last, still) = (app.ResidentMiB, 0);
        while (still < Looks)
        {
            await Task.Delay(Look, TimeProvider.System);
            var now = app.ResidentMiB;
            still = Math.Abs(now - last) < Still ? still + 1 : 0;
            last = now;
        }

        return last;
    }
}
