using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class SilentServersTests : FleetComponentTest
{
    [Theory]
    [InlineData(LinkState.NoAnswer, "Alpha does not answer (connection refused).", "Try now")]
    [InlineData(LinkState.Refused, "Alpha is not asked (connection refused).", "Servers")]
    [InlineData(LinkState.Paused, "Alpha is paused .", "Servers")]
    public void Who_is_silent_is_named_with_what_can_be_done(LinkState state, string words, string offer)
    {
        var silent = Show(state);

        Assert.StartsWith(words, silent.Find("[role=status] .say").Words(), StringComparison.Ordinal);
        Assert.Contains("nothing of it counts as missing", silent.Markup, StringComparison.Ordinal);
        Assert.Equal(offer, silent.Find(".btn").Words());
    }

    [Theory]
    [InlineData(LinkState.Answers)]
    [InlineData(LinkState.Connecting)]
    public void Nothing_is_said_of_who_answers_or_has_had_no_time_yet(LinkState state) => Assert.Empty(Show(state).Nodes);

    private IRenderedComponent<SilentServers> Show(LinkState state) => Render<SilentServers>(p => p.Add(
        silent => silent.Servers, [Plans.Answering("Alpha") with { State = state, Reason = "connection refused" }]));
}
