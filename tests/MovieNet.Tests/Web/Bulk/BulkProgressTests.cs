using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Accounts;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkProgressTests : FleetComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    [Fact]
    public async Task While_it_runs_it_says_how_far_it_is_and_only_at_its_end_it_is_read_aloud_what_came_of_it()
    {
        await using var alpha = await StartAsync("Alpha");
        using var hold = new Hold(alpha);
        using var run = new BulkRun(Writer, Visitors.Of(Role.Editor), TimeProvider.System, () => { });

        var running = run.RunAsync([new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Ran)]);
        var progress = Render<BulkProgress>(p => p.Add(progress => progress.Run, run));
        Assert.Equal("0 of 1 done", progress.Find("p").Words());
        Assert.Equal("", progress.Find("[role=status]").Words());
        Assert.Equal(("0", "1"), (progress.Find("[role=progressbar]").GetAttribute("aria-valuenow"), progress.Find("[role=progressbar]").GetAttribute("aria-valuemax")));

        hold.Release();
        await running;
        progress.Render();
        Assert.Equal("1 of 1 receipted : 1 written", progress.Find("p").Words());
        Assert.Equal("Finished: 1 written", progress.Find("[role=status]").Words());
        Assert.Equal("width:100%", progress.Find(".bar i").GetAttribute("style"));
    }

    [Fact]
    public async Task What_was_written_stands_before_what_was_not()
    {
        await using var alpha = await StartAsync("Alpha");
        using var run = new BulkRun(Writer, Visitors.Of(Role.Editor), TimeProvider.System, () => { });
        await run.RunAsync([new PlannedAdd("Gone", Guid.NewGuid(), Guid.NewGuid(), Ran), new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Ran)]);

        Assert.Equal("2 of 2 receipted : 1 written, 1 not sent", Render<BulkProgress>(p => p.Add(progress => progress.Run, run)).Find("p").Words());
    }

    [Fact]
    public void Before_anything_is_written_nothing_is_done()
    {
        using var run = new BulkRun(Writer, Visitors.Of(Role.Editor), TimeProvider.System, () => { });

        Assert.Equal("width:0%", Render<BulkProgress>(p => p.Add(progress => progress.Run, run)).Find(".bar i").GetAttribute("style"));
    }
}
