using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class ClashTableTests : ComponentTest
{
    private static readonly Movie Stalker = new() { Title = "Stalker", RuntimeMinutes = 162 };

    [Fact]
    public void What_was_read_what_is_there_and_what_was_typed_stand_side_by_side_until_one_is_chosen()
    {
        var session = Clashing("Beta");
        var table = Show(session);

        Assert.StartsWith("Beta’s record changed while you were typing (version 1 became 2).", table.Find("[role=alert] p").Words(), StringComparison.Ordinal);
        Assert.Equal("Runtime 162 min 170 min 200 min Keep theirs Write mine", table.Find("tbody tr").Words());
        Assert.Empty(table.FindAll("[aria-pressed=true]"));

        table.Button("Write mine").Click();
        Assert.Equal("Write mine", table.Find("[aria-pressed=true]").Words());
        Assert.Equal(ClashChoice.Mine, Assert.Single(session.Clashes).Choice);
    }

    [Theory]
    [InlineData("Keep theirs everywhere", ClashChoice.Theirs)]
    [InlineData("Write mine everywhere", ClashChoice.Mine)]
    public void Several_can_be_chosen_about_at_once(string button, ClashChoice choice)
    {
        var session = Clashing("Alpha", "Beta");
        var chosen = 0;
        var table = Show(session, () => chosen++);
        Assert.Contains("For all 2 values below:", table.Words(), StringComparison.Ordinal);

        table.Button(button).Click();

        Assert.Equal([choice, choice], session.Clashes.Select(clash => clash.Choice!.Value));
        Assert.Equal(1, chosen);
    }

    [Fact]
    public void Without_a_clash_nothing_stands_there() => Assert.Empty(Show(Clashing()).Nodes);

    private IRenderedComponent<ClashTable> Show(EditSession session, Action? chosen = null) =>
        Render<ClashTable>(p => p.Add(table => table.Session, session).Add(table => table.OnChosen, () => chosen?.Invoke()));

    private static EditSession Clashing(params string[] servers)
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker), Records.On("Beta", 1, Stalker)));
        session.Draft[MovieField.RuntimeMinutes].Type("200");
        session.Meet(Records.Merge([.. new[] { "Alpha", "Beta" }.Select(server => servers.Contains(server)
            ? new ServerRecord(server, Records.On(server, 1, Stalker with { RuntimeMinutes = 170 }).Record with { Version = 2 })
            : Records.On(server, 1, Stalker))]));
        return session;
    }
}
