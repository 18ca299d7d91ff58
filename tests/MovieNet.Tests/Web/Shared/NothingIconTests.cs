using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class NothingIconTests : ComponentTest
{
    [Theory]
    [InlineData(Presence.Has, "nothing to write")]
    [InlineData(Presence.Lacks, "nothing to write")]
    [InlineData(Presence.Unknown, "not known")]
    [InlineData(Presence.Asking, "not known")]
    public void Nothing_to_write_is_told_from_not_known(Presence presence, string words) =>
        Assert.Equal(words, Render<NothingIcon>(p => p.Add(icon => icon.Presence, presence)).Find("svg").GetAttribute("aria-label"));
}
