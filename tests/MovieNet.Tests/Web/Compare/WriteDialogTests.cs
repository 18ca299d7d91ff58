using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class WriteDialogTests : ComponentTest
{
    private static readonly MergedMovie Ran = Records.Merge(Records.On("Alpha", "Ran", 1985));

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "add", "Add Ran (1985) where it is missing", "Add on Alpha" },
        { "edit", "Write again to Alpha?", "Write on Alpha" },
        { "delete", "Delete Ran (1985)?", "Delete on Alpha" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_asks_for_what_will_be_done_and_the_button_says_it(string kind, string heading, string button)
    {
        WritePlan? applied = null;
        var plan = Plans.Of(kind switch { "add" => Plans.Add(), "delete" => Plans.Delete(), _ => Plans.Edit(new() { Title = "Ran" }, new() { Title = "Ran", Year = 1985 }) });
        var dialog = Show(plan, applying => applied = applying);

        Assert.Equal(heading, dialog.Find("h2").Words());
        Assert.Equal(kind is "delete", dialog.Words().Contains("change log keeps what was deleted", StringComparison.Ordinal));
        Assert.Equal("Cancel", dialog.Find("[autofocus]").Words());
        dialog.Button(button).Click();
        Assert.Same(plan, applied);
    }

    [Fact]
    public void Where_there_is_nothing_to_write_it_can_only_be_closed()
    {
        var dialog = Show(new([new("Alpha", Presence.Unknown, [], "timed out")]));

        Assert.Equal("Close", Assert.Single(dialog.FindAll("button")).Words());
        Assert.Contains("There is nothing to write.", dialog.Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<WriteDialog> Show(WritePlan plan, Action<WritePlan>? apply = null) => Render<WriteDialog>(p => p
        .Add(dialog => dialog.Plan, plan).Add(dialog => dialog.Movie, Ran).Add(dialog => dialog.OnApply, applying => apply?.Invoke(applying)));
}
