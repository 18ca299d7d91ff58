using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class ReceiptListTests : ComponentTest
{
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979 };

    public static TheoryData<WriteOutcome, string, string> Outcomes => new()
    {
        { WriteOutcome.Written, "ok", "Written, version 2" },
        { WriteOutcome.AlreadyThere, "none", "Already there, “Stalker” (1979); nothing was written" },
        { WriteOutcome.NotThere, "none", "Not there, somebody deleted the record meanwhile; nothing was written" },
        { WriteOutcome.Conflict, "differs", "Conflict, somebody changed it meanwhile; nothing was written" },
        { WriteOutcome.NotSent, "unknown", "Not sent, said why; nothing was written" },
        { WriteOutcome.Unsure, "unknown", "Not sure yet, it was sent, but said why. It is asked again until it is known, and never written twice" },
        { WriteOutcome.Refused, "differs", "Refused, title must not be blank; nothing was written" },
        { WriteOutcome.Failed, "differs", "Failed, said why; nothing was written" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_has_its_sign_and_its_words(WriteOutcome outcome, string sign, string words)
    {
        var write = Plans.Add();
        var receipt = new Receipt(write, outcome, TimeSpan.FromMilliseconds(31))
        {
            Record = outcome is WriteOutcome.Conflict ? null : Records.On("Alpha", 1, Stalker).Record with { Version = 2 },
            Message = "said why",
            Problems = outcome == WriteOutcome.Refused ? [new("title", "must not be blank")] : [],
        };

        var list = Show(Plans.Of(write), receipt);

        Assert.Contains(sign, list.Find("svg").ClassList);
        Assert.Equal(words, list.Find("span").TextContent);
    }

    [Fact]
    public void A_write_without_receipt_is_being_written()
    {
        Assert.Contains("is being written", Show(Plans.Of(Plans.Add())).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_writes_says_why()
    {
        var plan = new WritePlan([new("Gamma", Presence.Unknown, [], "paused")]);

        Assert.Contains("not known (paused), so nothing is written", Show(plan).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WriteOutcome.Conflict, "See both")]
    [InlineData(WriteOutcome.NotSent, "Retry")]
    [InlineData(WriteOutcome.Failed, "Retry")]
    public void What_can_be_done_about_it_is_a_button(WriteOutcome outcome, string button)
    {
        var write = Plans.Add();
        Receipt? asked = null;
        var list = Render<ReceiptList>(p => p
            .Add(list => list.Plan, Plans.Of(write))
            .Add(list => list.Receipts, [new Receipt(write, outcome, default)])
            .Add(list => list.OnRetry, receipt => asked = receipt)
            .Add(list => list.OnSeeBoth, receipt => asked = receipt));

        var found = list.Find("button");
        found.Click();

        Assert.Equal(button, found.TextContent);
        Assert.Equal(outcome, asked?.Outcome);
    }

    private IRenderedComponent<ReceiptList> Show(WritePlan plan, params Receipt[] receipts) =>
        Render<ReceiptList>(p => p.Add(list => list.Plan, plan).Add(list => list.Receipts, receipts));
}
