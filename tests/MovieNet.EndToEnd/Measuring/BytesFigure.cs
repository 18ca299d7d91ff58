using System.Globalization;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>What opening the list sends to a browser that has never been here, and to one that has.</summary>
internal static class BytesFigure
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static async Task TakeAsync(Figures figures, IBrowser browser, Uri app)
    {
        await using var relay = new Relay(app);
        await using var context = await new MeasuredBrowser(browser, relay.Url).NewPersonAsync();
        var first = await OpenAsync(context, relay);
        var again = await OpenAsync(context, relay);
        figures.AtMost("bytes sent to open Movies the first time", 1_500, first / 1000.0, "KB", "HTTP and WebSocket, as they were on the wire");
        figures.AtMost("bytes sent to open Movies again", 100, again / 1000.0, "KB", string.Create(CultureInfo.InvariantCulture, $"in the same browser, {100.0 * again / first:0} % of the first time"));
    }

    private static async Task<long> OpenAsync(IBrowserContext context, Relay relay)
    {
        var before = relay.Sent;
        var page = await MeasuredBrowser.OpenAsync(context);
        // Settled: nothing more comes for a while.
        for (var last = -1L; last != relay.Sent;)
        {
            last = relay.Sent;
            await Task.Delay(Look, TimeProvider.System);
        }

        var sent = relay.Sent - before;
        await page.CloseAsync();
        return sent;
    }
}
