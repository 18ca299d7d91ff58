using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class StateIconTests : ComponentTest
{
    [Theory]
    [InlineData(LinkState.Answers, false, "#i-ok", "answers")]
    [InlineData(LinkState.Answers, true, "#i-slow", "slow")]
    [InlineData(LinkState.Connecting, false, "#i-running", "connecting")]
    [InlineData(LinkState.Paused, false, "#i-pause", "paused")]
    [InlineData(LinkState.Refused, false, "#i-conflict", "not asked")]
    [InlineData(LinkState.NoAnswer, false, "#i-unknown", "does not answer")]
    [InlineData(LinkState.NoAnswer, true, "#i-unknown", "does not answer")]
    public void Every_state_has_its_sign_and_is_read_aloud(LinkState state, bool isSlow, string shape, string words)
    {
        var icon = Render<StateIcon>(p => p.Add(icon => icon.State, state).Add(icon => icon.IsSlow, isSlow));

        Assert.Equal((shape, words), (icon.Find("use").GetAttribute("href"), icon.Find("svg").GetAttribute("aria-label")));
    }
}
