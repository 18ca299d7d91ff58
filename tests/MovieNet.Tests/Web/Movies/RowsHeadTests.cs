using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class RowsHeadTests : ComponentTest
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(null, true)]
    public void The_box_chooses_all_unless_all_are_chosen(bool? allChosen, bool asked)
    {
        bool? told = null;
        var head = Render<RowsHead>(p => p.Add(head => head.Servers, []).Add(head => head.AllChosen, allChosen).Add(head => head.OnChooseAll, all => told = all));

        head.Find("input[aria-label='Select all that match']").Click();

        Assert.Equal(asked, told);
        Assert.Equal(allChosen is null ? 1 : 0, JSInterop.Invocations["movienet.setMixed"].Count);
    }

    [Fact]
    public void Servers_are_named_as_short_as_will_do_and_above_six_not_one_by_one()
    {
        Assert.Equal(["Alpha", "Beta"], Render<StripHead>(p => p.Add(head => head.Servers, [Plans.Answering("Alpha"), Plans.Answering("Beta")])).FindAll("abbr").Select(name => name.GetAttribute("title")));
        Assert.Equal("Servers", Render<StripHead>(p => p.Add(head => head.Servers, [.. Enumerable.Range(0, 7).Select(n => Plans.Answering($"S{n}"))])).Words());
    }
}
