using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Accounts;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class ReceiptCardTests : FleetComponentTest
{
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979 };

    [Fact]
    public void Before_the_first_run_there_is_nothing_to_see() =>
        Assert.Empty(Show(new(Writer, Visitors.Of(Role.Editor), () => { })).Markup.Trim());

    [Fact]
    public async Task An_unsure_write_changes_by_itself_when_its_server_answers_again()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        var done = alpha.Do(new { movie = new { id = 1, version = 1, updatedAt = "2026-01-01T00:00:00.000Z", contentHash = "00", title = "Stalker" } });
        alpha.Always("movies.add", Script.Close);
        var run = new WriteRun(Writer, Visitors.Of(Role.Editor), () => { });
        var card = Show(run);

        await card.InvokeAsync(() => run.RunAsync(Plan(alpha)));
        card.Render();
        Assert.Contains("1 not sure yet", card.Find("header").TextContent, StringComparison.Ordinal);

        alpha.Always("movies.add", done);

        card.WaitForAssertion(() => Assert.Contains("1 written", card.Find("header").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("Written, version 1", card.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_before_its_first_receipt_came_through_is_not_forgotten()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        alpha.Always("movies.add", Script.Close);
        var run = new WriteRun(Writer, Visitors.Of(Role.Editor), () => { });
        var plan = Plan(alpha);

        var running = run.RunAsync(plan);
        run.Settle(new(plan.Writes[0], WriteOutcome.Written, default));
        await running;

        Assert.Equal(WriteOutcome.Written, Assert.Single(run.Receipts).Outcome);
    }

    [Fact]
    public async Task The_head_counts_the_outcomes_and_dismissing_takes_them_away()
    {
        await using var alpha = await StartAsync("Alpha");
        await AddDeadAsync("Beta");
        var run = new WriteRun(Writer, Visitors.Of(Role.Editor), () => { });
        var card = Show(run);

        var plan = new WritePlan([
            new("Alpha", Presence.Lacks, [new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Stalker)], null),
            new("Beta", Presence.Lacks, [new PlannedAdd("Beta", Guid.NewGuid(), Guid.NewGuid(), Stalker)], null),
        ]);
        await card.InvokeAsync(() => run.RunAsync(plan));
        card.Render();

        var words = card.Find("header .muted").TextContent.Split(", ").Order(StringComparer.Ordinal);
        Assert.Equal(["1 not sent", "1 written"], words);

        card.Find("header button").Click();
        card.Render();
        Assert.Empty(card.Markup.Trim());
    }

    private static WritePlan Plan(ScriptedServer server) => new([
        new("Alpha", Presence.Lacks, [new PlannedAdd("Alpha", server.ServerId, Guid.NewGuid(), Stalker)], null),
    ]);

    private IRenderedComponent<ReceiptCard> Show(WriteRun run) =>
        Render<ReceiptCard>(p => p.Add(card => card.Run, run).Add(card => card.OnDismiss, run.Dismiss));
}
