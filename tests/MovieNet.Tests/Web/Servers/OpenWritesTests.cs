using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class OpenWritesTests(ManualClock clock) : FleetComponentTest(clock), IClassFixture<ManualClock>
{
    [Fact]
    public void A_write_of_earlier_that_is_still_open_is_named_with_what_it_waits_for()
    {
        Note();
        clock.Set(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(3));

        var line = Render<OpenWrites>().Find("li").TextContent;

        Assert.Contains("Alpha", line, StringComparison.Ordinal);
        Assert.Contains("Add “Stalker”", line, StringComparison.Ordinal);
        Assert.Contains("not in the list any more", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_is_just_being_carried_out_is_not()
    {
        Note();
        clock.Set(TimeProvider.System.GetUtcNow());

        Assert.Equal("", Render<OpenWrites>().Markup.Trim());
    }

    [Fact]
    public void A_write_too_old_to_be_asked_again_says_so()
    {
        Note();
        clock.Set(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(25));

        Assert.Contains("too old to be asked again", Render<OpenWrites>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_asked_any_more_can_be_dismissed_for_good()
    {
        Note();
        clock.Set(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(25));
        var open = Render<OpenWrites>();

        open.Find("button").Click();

        Assert.Equal("", open.Markup.Trim());
        Assert.Empty(Writer.Journal.Open());
    }

    [Fact]
    public async Task What_is_still_asked_for_cannot_be_dismissed()
    {
        await AddDeadAsync("Alpha");
        Fleet.List.Update("Alpha", Fleet.List.Find("Alpha")! with { ServerId = Guid.NewGuid() });
        await Fleet.RefreshAsync();
        Writer.Journal.Note([new PlannedAdd("Alpha", Fleet.List.Find("Alpha")!.ServerId!.Value, Guid.NewGuid(), new() { Title = "Stalker" })]);
        clock.Set(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(3));

        var open = Render<OpenWrites>();

        Assert.Contains("does not answer; it is asked as soon as it does", open.Markup, StringComparison.Ordinal);
        Assert.Empty(open.FindAll("button"));
    }

    private void Note() => Writer.Journal.Note([Plans.Add()]);
}
