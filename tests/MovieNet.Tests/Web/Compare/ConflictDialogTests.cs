using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ConflictDialogTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", RuntimeMinutes = 162, Rating = 8 };

    [Fact]
    public void What_was_read_what_is_there_and_what_was_wanted_stand_side_by_side()
    {
        var dialog = Show(Plans.Edit(Ran, Ran with { RuntimeMinutes = 165 }), Ran with { RuntimeMinutes = 160, Rating = 9 });

        Assert.Equal(
            ["Runtime 162 min 160 min 165 min", "Rating 8 9 unchanged"],
            dialog.FindAll("tbody tr").Select(row => row.Words()));
        Assert.Contains("Version 1 became 2. Nothing was written there.", dialog.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deletion_that_met_a_change_asks_whether_it_is_still_meant()
    {
        var mine = 0;
        var dialog = Show(new PlannedDelete("Alpha", Guid.NewGuid(), Guid.NewGuid(), Records.On("Alpha", 1, Ran).Record), Ran with { Rating = 9 }, () => mine++);

        Assert.Equal("Rating 8 9 delete the record", dialog.Find("tbody tr").Words());
        dialog.Button("Delete it all the same").Click();
        Assert.Equal(1, mine);
    }

    [Fact]
    public void To_keep_theirs_is_what_the_return_key_does() => Assert.Equal("Keep theirs", Show(Plans.Edit(Ran, Ran with { Rating = 1 }), Ran with { Rating = 9 }).Find("[autofocus]").Words());

    private IRenderedComponent<ConflictDialog> Show(PlannedWrite write, Movie now, Action? writeMine = null) => Render<ConflictDialog>(p => p
        .Add(dialog => dialog.Receipt, new(write, WriteOutcome.Conflict, default) { Record = Records.On("Alpha", 1, now).Record with { Version = 2 } })
        .Add(dialog => dialog.OnWriteMine, () => writeMine?.Invoke()));
}
