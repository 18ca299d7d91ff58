using System.Diagnostics;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Failure.Figures;

/// <summary>
/// How long one waits for the first merged rows of a list of fifty servers of which ten are dead, beside a list of three that
/// answer; in turn, beneath the page, by the class that it uses.
/// </summary>
internal static class FleetFigure
{
    private const int Few = 3;
    private const int Rounds = 30;
    private const int RoundsUnmeasured = 10;
    private const int Rows = 60;

    public static async Task<int> RunAsync()
    {
        await using var large = await LargeFleet.StartAsync();
        using var smallHome = new TempFolder();
        large.AddSome(smallHome.Path, Few);
        await using var small = new Fleet(new(smallHome.Path));
        await using var fleet = new Fleet(new(large.Home));
        await UntilAsync(small, Few);
        await UntilAsync(fleet, LargeFleet.Servers - LargeFleet.Refused);

        List<double> three = [], fifty = [];
        await large.StopAsync();
        await UntilAsync(fleet, LargeFleet.Servers - LargeFleet.Refused - LargeFleet.Stopped);
        for (var round = -RoundsUnmeasured; round < Rounds; round++)
        {
            var (few, all) = (await FirstRowsAsync(small), await FirstRowsAsync(fleet));
            if (round >= 0)
            {
                three.Add(few);
                fifty.Add(all);
            }
        }

        // The worst moment: they have stopped just now, and nobody knows it yet.
        List<double> justStopped = [];
        for (var round = 0; round < Rounds; round++)
        {
            await large.ContinueAsync();
            await UntilAsync(fleet, LargeFleet.Servers - LargeFleet.Refused);
            await large.StopAsync();
            justStopped.Add(await FirstRowsAsync(fleet));
        }

        Say($"first merged rows, 3 servers: {Quantiles.Spread(three)}");
        Say($"first merged rows, 50 servers, 5 refused and 5 stopped: {Quantiles.Spread(fifty)}; later by {Quantiles.Of(fifty, .5) - Quantiles.Of(three, .5):0} ms");
        Say($"the same, 5 stopped the moment before: {Quantiles.Spread(justStopped)}; later by {Quantiles.Of(justStopped, .5) - Quantiles.Of(three, .5):0} ms");
        return 0;
    }

    private static async Task<double> FirstRowsAsync(Fleet fleet)
    {
        var begun = Stopwatch.GetTimestamp();
        double? first = null;
        using var enough = new CancellationTokenSource();
        var listing = new MovieListing(fleet, null, MovieFilter.All);
        try
        {
            await listing.LoadAsync(Rows, () =>
            {
                if (first is null && listing.Rows.Count > 0)
                {
                    first = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                    enough.Cancel();
                }
            }, enough.Token);
        }
        catch (OperationCanceledException) when (first is not null)
        {
            // The first rows are all that is measured.
        }

        return first ?? throw new InvalidOperationException("no rows came");
    }

    private static async Task UntilAsync(Fleet fleet, int answering)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fleet.Changed += Look;
        fleet.TryNow();
        Look();
        await signal.Task.WaitAsync(TimeSpan.FromMinutes(1));
        fleet.Changed -= Look;

        void Look()
        {
            var states = fleet.Servers.CountBy(server => server.State).ToDictionary();
            if (states.GetValueOrDefault(LinkState.Answers) == answering && !states.ContainsKey(LinkState.Connecting))
            {
                signal.TrySetResult();
            }
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
