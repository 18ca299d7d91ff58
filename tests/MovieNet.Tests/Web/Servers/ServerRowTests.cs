using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class ServerRowTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ServerHealth Alpha = new(new("Alpha", "127.0.0.1", 5870) { Tags = ["laptop"] }, LinkState.Answers, Now.AddMinutes(-2))
    {
        Status = new ServerStatus(1_234, 99, 2_000_000, Now.AddDays(-1), 7), Latency = TimeSpan.FromMilliseconds(12),
    };

    private readonly List<string> pressed = [];

    [Fact]
    public void A_server_that_answers_shows_its_figures()
    {
        var row = Show(Alpha, changes: 1_500);

        Assert.Equal("Alpha 127.0.0.1:5870 laptop", row.Find("th").Words());
        Assert.Equal(["12 ms", "1,234", "1,500"], row.FindAll("td.num").Select(cell => cell.Words()));
        Assert.Single(row.FindAll("tr"));
    }

    [Fact]
    public void What_is_not_known_of_a_new_server_is_said_to_be_not_known() =>
        Assert.Equal(["– not known", "– not known", "– not known"], Show(Alpha with { State = LinkState.Connecting, Status = null, Latency = null }).FindAll("td.num").Select(cell => cell.Words()));

    [Fact]
    public void What_a_silent_server_said_last_is_told_with_its_age_and_its_latency_is_none()
    {
        var row = Show(Alpha with { State = LinkState.NoAnswer, AnsweredAt = Now.AddMinutes(-5) });

        Assert.Equal(["– not known", "1,234 5 min ago", "– not known"], row.FindAll("td.num").Select(cell => cell.Words()));
        Assert.NotEmpty(row.FindAll("tr.down td.detail .backoff"));
    }

    [Theory]
    [InlineData(LinkState.Answers, "Answers", "ok", false, false)]
    [InlineData(LinkState.Connecting, "Connecting", "calm", false, false)]
    [InlineData(LinkState.Paused, "Paused", "calm", true, false)]
    [InlineData(LinkState.Refused, "Not asked", "slow", true, true)]
    [InlineData(LinkState.NoAnswer, "No answer", "unknown", true, true)]
    public void Every_state_has_its_word_and_its_colour_and_trouble_is_explained(LinkState state, string word, string look, bool hasAge, bool isDown)
    {
        var row = Show(Alpha with { State = state });

        Assert.Equal((word, true), (row.Find(".state").Words(), row.Find(".state").ClassList.Contains(look)));
        Assert.Equal(hasAge, row.Words().Contains("for 2 min", StringComparison.Ordinal));
        Assert.Equal(isDown, row.FindAll("td.detail").Count == 1);
    }

    [Fact]
    public void Every_button_does_what_it_is_called()
    {
        var row = Show(Alpha, place: 2);

        foreach (var name in new[] { "Pause Alpha", "Move up: Alpha", "Move down: Alpha", "Edit Alpha", "Export Alpha", "Remove Alpha" })
        {
            row.Button(name).Click();
        }

        Assert.Equal(["pause", "-1", "1", "edit", "export", "remove"], pressed);
    }

    [Fact]
    public void What_cannot_be_done_cannot_be_pressed()
    {
        Assert.True(Show(Alpha, place: 1).Button("Move up: Alpha").HasAttribute("disabled"));
        Assert.True(Show(Alpha, place: 3).Button("Move down: Alpha").HasAttribute("disabled"));
        Assert.False(Show(Alpha, place: 2).Button("Move up: Alpha").HasAttribute("disabled"));
        Assert.False(Show(Alpha, place: 2).Button("Move down: Alpha").HasAttribute("disabled"));

        var export = Show(Alpha with { State = LinkState.NoAnswer }).Button("Export Alpha");
        Assert.Equal((true, "It does not answer"), (export.HasAttribute("disabled"), export.GetAttribute("title")));
        Assert.False(Show(Alpha).Button("Export Alpha").HasAttribute("disabled"));
    }

    [Fact]
    public void A_paused_server_can_be_resumed() =>
        Assert.Equal("Resume", Show(Alpha with { Entry = Alpha.Entry with { Paused = true }, State = LinkState.Paused }).Button("Resume Alpha").GetAttribute("title"));

    private IRenderedComponent<ServerRow> Show(ServerHealth server, long? changes = null, int place = 1) => Render<ServerRow>(p => p
        .Add(row => row.Server, server).Add(row => row.Changes, changes).Add(row => row.Place, place).Add(row => row.Places, 3).Add(row => row.Now, Now)
        .Add(row => row.OnPause, () => pressed.Add("pause")).Add(row => row.OnEdit, () => pressed.Add("edit")).Add(row => row.OnExport, () => pressed.Add("export"))
        .Add(row => row.OnRemove, () => pressed.Add("remove")).Add(row => row.OnReorder, places => pressed.Add(FormattableString.Invariant($"{places}"))));
}
