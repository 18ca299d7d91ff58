using System.Diagnostics;
using MovieNet.Federation;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>
/// What asking three servers and merging takes beyond the answer of the slowest. Measured beneath the page, by the classes that
/// it uses: what is asked a second time to know who lacks a movie counts as merging.
/// </summary>
internal static class MergeFigure
{
    private const int Rows = 60;

    /// <summary>As in an app that has been running for a while.</summary>
    private const int RoundsUnmeasured = 20;

    private static readonly string[] Words = ["samurai", "godfather", "night", "love", "alien", "monster", "king", "desert", "queen", "summer"];

    public static async Task TakeAsync(Figures figures, string home, int rounds)
    {
        var database = new StateDatabase(home);
        await using var fleet = new Fleet(database);
        while (fleet.Servers.Any(server => server.State != LinkState.Answers))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        var took = new List<double>();
        for (var round = -RoundsUnmeasured; round < rounds; round++)
        {
            foreach (var word in Words)
            {
                foreach (var listing in new[] { new MovieListing(fleet, word, MovieFilter.All), new MovieListing(fleet, null, MovieFilter.All, from: word) })
                {
                    var begun = Stopwatch.GetTimestamp();
                    await listing.LoadAsync(Rows, () => { });
                    var whole = Stopwatch.GetElapsedTime(begun);
                    if (round >= 0)
                    {
                        took.Add((whole - listing.Servers.Max(server => server.Elapsed ?? default)).TotalMilliseconds);
                    }
                }
            }
        }

        figures.AtMost("merging over the slowest server's own answer, p95", 10, Figures.Quantile(took, .95), "ms", Figures.Spread(took, "ms") + $" searches and pages, after {RoundsUnmeasured * Words.Length * 2} unmeasured");
    }
}
