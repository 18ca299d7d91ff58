using System.Globalization;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>How long a place in the window shows no movie while one scrolls and jumps.</summary>
internal static class ScrollFigure
{
    private const int Jumps = 20;
    private const int Seconds = 20;
    private const int Speed = 5_000;

    private static readonly double[] Places = [0, .3, .6];

    // Looks in every frame at places all over the list's height; the longest time that one of them showed nothing.
    private const string Watching = """
        async ([seconds, speed, jump]) => {
          const list = document.querySelector('#rows').getBoundingClientRect();
          const places = [160, 300, 450, 600, 750, innerHeight - 20].map(y => ({ y, since: null }));
          const isBlank = y => !document.elementFromPoint(list.left + 300, y)?.closest('.row')?.querySelector('.t a, .t.muted');
          let longest = 0, frames = 0;
          if (jump !== null) document.querySelectorAll('.rail button:enabled')[jump].click();
          const begun = performance.now();
          for (let last = begun, now; (now = await new Promise(requestAnimationFrame)) < begun + seconds * 1000; last = now) {
            if (speed) scrollBy(0, speed * Math.max(0, now - last) / 1000);
            frames++;
            for (const place of places) {
              if (isBlank(place.y)) place.since ??= now; else place.since = null;
              if (place.since !== null) longest = Math.max(longest, now - place.since);
            }
          }
          return [longest, frames / seconds];
        }
        """;

    public static async Task TakeAsync(Figures figures, MeasuredBrowser browser)
    {
        await using var context = await browser.NewPersonAsync();
        var page = await MeasuredBrowser.OpenAsync(context);
        var (blanks, frames) = (new List<double>(), new List<double>());
        foreach (var place in Places)
        {
            await page.EvaluateAsync("place => scrollTo(0, place * document.documentElement.scrollHeight)", place);
            await WatchAsync(1, 0, null);
            var (blank, rate) = await WatchAsync(Seconds, Speed, null);
            blanks.Add(blank);
            frames.Add(rate);
        }

        figures.AtMost("longest blank while scrolling 5,000 px/s", 200, blanks.Max(), "ms", string.Create(
            CultureInfo.InvariantCulture, $"{Seconds} s from each of three places: {string.Join(", ", blanks.Select(blank => $"{blank:0}"))} ms; {frames.Min():0} frames a second"));

        var jumps = new List<double>();
        var letters = await page.Locator(".rail button:enabled").CountAsync();
        for (var i = 0; i < Jumps; i++)
        {
            // Seven and the number of letters have no common divisor: every jump goes far.
            jumps.Add((await WatchAsync(1.5, 0, 7 * (i + 1) % letters)).Blank);
        }

        figures.AtMost("longest blank after a jump to a letter", 200, jumps.Max(), "ms", Figures.Spread(jumps, "ms"));

        async Task<(double Blank, double Frames)> WatchAsync(double seconds, int speed, int? jump)
        {
            var result = await page.EvaluateAsync<double[]>(Watching, new object?[] { seconds, speed, jump });
            return (result[0], result[1]);
        }
    }
}
