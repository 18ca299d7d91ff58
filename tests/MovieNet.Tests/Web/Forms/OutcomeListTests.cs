using MovieNet.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class OutcomeListTests : ComponentTest
{
    private static readonly PlannedServer Edited = new("Alpha", Presence.Has, [Plans.Edit(new() { Title = "Ran", Year = 1984 }, new() { Title = "Ran", Year = 1985 })], null);

    public static TheoryData<string, PlannedServer> Servers => new()
    {
        { "Alpha gets a new record 1 field, version 1.", new("Alpha", Presence.Lacks, [Plans.Add()], null) },
        { "Alpha changes Year 1984 → becomes 1985", Edited },
        { "Alpha is being asked Nothing is written before it has answered.", new("Alpha", Presence.Asking, [], "has not answered yet") },
        { "Alpha may or may not have it What it holds is not known (timed out), so nothing is written there.", new("Alpha", Presence.Unknown, [], "timed out") },
        { "Alpha has it already Nothing is written there.", new("Alpha", Presence.Has, [], "has it already") },
        { "Alpha stays as it is It says so already.", new("Alpha", Presence.Has, [], "says so already") },
        { "Alpha does not have it Nothing is written there.", new("Alpha", Presence.Lacks, [], "does not have it") },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void Each_server_says_what_happens_there(string words, PlannedServer server)
    {
        var list = Show(server);

        Assert.Equal(words, list.Find("li").Words());
        Assert.Equal(server.Writes.Count == 0, list.Find("input").HasAttribute("disabled"));
    }

    [Fact]
    public void A_server_is_left_out_by_its_box_and_can_be_taken_in_again()
    {
        string? toggled = null;
        var list = Show(Edited with { Writes = [], Why = "left out" }, leftOut: "Alpha", toggle: server => toggled = server);

        Assert.Equal("Alpha is left out You unticked it; nothing is written there.", list.Find("li").Words());
        list.Find("input[aria-label='Write to Alpha']").Change(true);
        Assert.Equal("Alpha", toggled);
    }

    [Fact]
    public void Who_waits_for_a_choice_says_so() =>
        Assert.Equal("Alpha waits for your choice Its record changed while you were typing.", Show(Edited with { Writes = [] }, waiting: "Alpha").Find("li").Words());

    private IRenderedComponent<OutcomeList> Show(PlannedServer server, string? leftOut = null, string? waiting = null, Action<string>? toggle = null) => Render<OutcomeList>(p => p
        .Add(list => list.Plan, new([server]))
        .Add(list => list.LeftOut, leftOut is null ? [] : new HashSet<string> { leftOut })
        .Add(list => list.Waiting, waiting is null ? [] : new HashSet<string> { waiting })
        .Add(list => list.OnToggle, name => toggle?.Invoke(name)));
}
