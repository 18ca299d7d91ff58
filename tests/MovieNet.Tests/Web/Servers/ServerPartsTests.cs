using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

/// <summary>What stands of a server on its row and beside it, state by state.</summary>
public sealed class ServerPartsTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServerHello Hello = new(1, Guid.NewGuid(), "films", "0.1.0", 1, ServerLimits.Default, []);
    private static readonly ServerHealth Alpha = Plans.Answering("Alpha") with { Hello = Hello, Status = new(1_234, 99, 2_000_000, Now.AddDays(-1), 7) };

    [Fact]
    public void A_silent_server_says_when_it_is_tried_again_and_what_its_silence_does_not_mean()
    {
        var trouble = Trouble(Alpha with { State = LinkState.NoAnswer, NextTry = Now.AddSeconds(4), Tries = 3, AnsweredAt = Now.AddMinutes(-5), LastError = ("timed out", Now.AddSeconds(-1)) });

        Assert.Contains("Next try in 4 s 3 tries so far; it last answered 5 min ago. Last error, just now: timed out.", trouble.Words(), StringComparison.Ordinal);
        Assert.Contains("nothing of it counts as missing, and nothing is written to it", trouble.Words(), StringComparison.Ordinal);
        Assert.Contains("Trying now 1 try so far; it has not answered yet.", Trouble(Alpha with { State = LinkState.NoAnswer, Tries = 1 }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_must_not_be_asked_says_why_and_what_to_do()
    {
        var tried = 0;
        var trouble = Trouble(Alpha with { State = LinkState.Refused, Reason = "another server answers here" }, () => tried++);

        Assert.StartsWith("It answers, but it is not asked Another server answers here. If that is meant, edit it", trouble.Words(), StringComparison.Ordinal);
        trouble.Button("Try now: Alpha").Click();
        Assert.Equal(1, tried);
    }

    [Fact]
    public void What_a_server_announces_is_all_there_on_demand_and_of_a_silent_one_it_is_said_how_old_it_is()
    {
        Assert.Equal("– not known", Render<Announced>(p => p.Add(part => part.Server, Alpha with { Hello = null }).Add(part => part.Now, Now)).Words());

        var part = Render<Announced>(p => p.Add(part => part.Server, Alpha with { State = LinkState.NoAnswer, AnsweredAt = Now.AddMinutes(-2) }).Add(part => part.Now, Now));
        Assert.Contains("Connections 7 of 20,000", part.Find("dl").Words(), StringComparison.Ordinal);
        Assert.Contains("Last change number 99", part.Find("dl").Words(), StringComparison.Ordinal);
        Assert.EndsWith("2 MB, 2 min ago", part.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LinkState.Answers, "Answers")]
    [InlineData(LinkState.Connecting, "Connecting")]
    [InlineData(LinkState.NoAnswer, "No answer yet")]
    public void A_server_just_added_shows_what_its_first_connection_found(LinkState state, string word)
    {
        var card = Render<AddedServer>(p => p.Add(card => card.Server, Alpha with { State = state, Reason = "timed out", Latency = TimeSpan.FromMilliseconds(2) }));

        Assert.StartsWith($"Alpha is added {word}", card.Words(), StringComparison.Ordinal);
        Assert.Equal(state == LinkState.Answers, card.FindAll("a[href='movies?on=Alpha']").Count == 1);
        Assert.Contains(state switch { LinkState.Answers => "“films”, 1,234 movies", LinkState.Connecting => "is under way", _ => "it cannot be asked yet: timed out" }, card.Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<ServerTrouble> Trouble(ServerHealth server, Action? tryNow = null) =>
        Render<ServerTrouble>(p => p.Add(part => part.Server, server).Add(part => part.Now, Now).Add(part => part.OnTryNow, () => tryNow?.Invoke()));
}
