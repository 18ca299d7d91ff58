using AngleSharp.Dom;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkRunTests : FleetComponentTest
{
    private const string Actor = "anna (MovieNet Web)";

    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    [Fact]
    public async Task What_was_not_sent_can_be_tried_again_as_a_new_request_and_what_was_written_is_left_alone()
    {
        await using var alpha = await StartAsync("Alpha");
        using var run = new BulkRun(Writer, Visitors.Of(Role.Editor), TimeProvider.System, () => { });
        var (good, gone) = (new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Ran), new PlannedAdd("Gone", Guid.NewGuid(), Guid.NewGuid(), Ran));

        await run.RunAsync([good, gone]);
        Assert.Equal(gone with { Actor = Actor }, Assert.Single(run.Retryable).Write);
        await run.RetryAsync();

        Assert.Equal((2, 2), (run.Total, run.Receipts.Count));
        Assert.Equal(gone with { Actor = Actor, RequestId = default }, Assert.Single(run.Retryable).Write with { RequestId = default });
        Assert.NotEqual(gone.RequestId, Assert.Single(run.Retryable).Write.RequestId);
        Assert.Equal(good with { Actor = Actor }, run.Receipts.Single(receipt => receipt.Outcome == WriteOutcome.Written).Write);
    }

    [Fact]
    public async Task What_becomes_known_later_replaces_its_receipt_and_those_of_others_are_passed_over()
    {
        using var run = new BulkRun(Writer, Visitors.Of(Role.Editor), TimeProvider.System, () => { });
        var gone = new PlannedAdd("Gone", Guid.NewGuid(), Guid.NewGuid(), Ran);
        await run.RunAsync([gone]);

        Assert.True(run.Settle(new(gone, WriteOutcome.Written, default)));
        Assert.False(run.Settle(new(gone with { RequestId = Guid.NewGuid() }, WriteOutcome.Written, default)));

        Assert.Equal(WriteOutcome.Written, Assert.Single(run.Receipts).Outcome);
    }

    [Fact]
    public void The_troubles_stand_first()
    {
        Receipt[] receipts =
        [
            new(Plans.Add("Alien"), WriteOutcome.Written, default),
            new(Plans.Add("Brazil"), WriteOutcome.NotSent, default) { Message = "connection refused" },
            new(Plans.Delete("Casablanca"), WriteOutcome.Conflict, default),
            new(Plans.Add("Dune"), WriteOutcome.AlreadyThere, default) { Record = Plans.Delete("Dune").Before },
        ];

        var list = Render<BulkReceipts>(p => p.Add(list => list.Receipts, receipts));

        Assert.Equal(["Casablanca", "Brazil", "Dune", "Alien"], list.FindAll(".bulkline b a").Select(link => link.TextContent));
        Assert.Equal("Brazil Alpha Not sent, connection refused; nothing was written", Words(list.FindAll(".bulkline")[1]));
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
