using Microsoft.Playwright;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Outages;

/// <summary>A test that takes a server away from three that hold the same movies.</summary>
public abstract class OutageTest(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly FleetOptions Options = new();

    protected static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Language = "Japanese" };

    protected static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979, RuntimeMinutes = 162, Language = "Russian" };

    /// <summary>Within this a page names a server that was killed: its connection breaks at once.</summary>
    protected static LocatorAssertionsToBeVisibleOptions SoonAfterKill => new() { Timeout = 3_000 };

    /// <summary>
    /// Within this a page names a server that hangs: it is noticed when a sign of life, asked for every so often, does not come in
    /// time; the last second is for the way to the browser.
    /// </summary>
    protected static LocatorAssertionsToBeVisibleOptions SoonAfterStop =>
        new() { Timeout = (float)(Options.HeartbeatInterval + Options.HeartbeatTimeout + TimeSpan.FromSeconds(1)).TotalMilliseconds };

    /// <summary>Within this a page has a server back that listens again.</summary>
    protected static LocatorAssertionsToHaveCountOptions SoonBack => new() { Timeout = 5_000 };

    protected Task<TestFleet> StartAsync() => OwnAsync(TestFleet.OfThreeAsync(Ran, Stalker));
}
