using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class UndoDialogTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", RuntimeMinutes = 160 };

    [Fact]
    public void What_was_written_since_and_would_be_lost_stands_before_what_will_be_written()
    {
        WritePlan? applied = null;
        var plan = Plans.Of(Plans.Edit(Ran with { RuntimeMinutes = 165 }, Ran));
        var dialog = Render<UndoDialog>(p => p
            .Add(dialog => dialog.Undo, new(plan, [new("Alpha", MovieField.RuntimeMinutes, FieldValue.Of(162), FieldValue.Of(165))]))
            .Add(dialog => dialog.OnApply, plan => applied = plan));

        Assert.Contains("162 min", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("165 min", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("160 min", dialog.Find(".writes").TextContent, StringComparison.Ordinal);
        dialog.Find("footer .primary").Click();
        Assert.Same(plan, applied);
    }

    [Fact]
    public void The_button_says_what_it_does()
    {
        Assert.Equal("Undo on Alpha", ButtonOf(Plans.Edit(Ran with { RuntimeMinutes = 162 }, Ran)));
        Assert.Equal("Delete on Alpha", ButtonOf(Plans.Delete()));
        Assert.Equal("Add again on Alpha", ButtonOf(Plans.Add()));
    }

    [Fact]
    public void Where_there_is_nothing_to_write_it_can_only_be_closed()
    {
        var dialog = Render<UndoDialog>(p => p.Add(dialog => dialog.Undo, new(new([new("Alpha", Presence.Has, [], "says so again already")]), [])));

        Assert.Equal("Close", Assert.Single(dialog.FindAll("button")).TextContent);
        Assert.Contains("says so again already, nothing to write", dialog.Markup, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("[role=alert]"));
    }

    private string ButtonOf(PlannedWrite write) =>
        Render<UndoDialog>(p => p.Add(dialog => dialog.Undo, new(Plans.Of(write), []))).Find("footer button").TextContent;
}
