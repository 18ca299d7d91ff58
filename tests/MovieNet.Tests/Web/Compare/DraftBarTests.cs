using MovieNet.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class DraftBarTests : ComponentTest
{
    private static readonly WritePlan One = Plans.Of(Plans.Edit(new() { Title = "Ran" }, new() { Title = "Ran", Year = 1985 }));

    [Fact]
    public void It_says_how_much_is_written_and_writes_when_told_to()
    {
        var applied = 0;
        var bar = Render<DraftBar>(p => p.Add(bar => bar.Plan, One).Add(bar => bar.LeftOut, new HashSet<string>()).Add(bar => bar.OnApply, () => applied++));

        Assert.Contains("1 write on 1 server", bar.Words(), StringComparison.Ordinal);
        bar.Find("[data-key='ctrl+enter']").Click();
        Assert.Equal(1, applied);
    }

    [Theory]
    [InlineData(null, "Nothing to write: every server that answers says so already")]
    [InlineData("Alpha", "Nothing to write: the servers left out are the only ones that would change")]
    public void Where_nothing_is_to_be_written_it_says_why_and_cannot_be_pressed(string? leftOut, string words)
    {
        var bar = Render<DraftBar>(p => p.Add(bar => bar.Plan, WritePlan.Empty).Add(bar => bar.LeftOut, leftOut is null ? [] : new HashSet<string> { leftOut }));

        Assert.Contains(words, bar.Words(), StringComparison.Ordinal);
        Assert.True(bar.Find("[data-key='ctrl+enter']").HasAttribute("disabled"));
    }

    [Fact]
    public void The_preview_can_be_hidden()
    {
        var bar = Render<DraftBar>(p => p.Add(bar => bar.Plan, One).Add(bar => bar.LeftOut, new HashSet<string>()));
        Assert.NotEmpty(bar.FindAll(".writes"));

        bar.Button("Hide preview").Click();
        Assert.Empty(bar.FindAll(".writes"));
    }
}
