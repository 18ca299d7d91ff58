using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkSourceTests : BulkPartTest
{
    private readonly List<string?> sources = [];
    private readonly List<MovieField> fields = [];

    [Fact]
    public void Before_a_server_is_chosen_it_says_what_will_happen_and_who_does_not_answer_cannot_be_chosen()
    {
        var source = Show(new(BulkKind.Take, new HashSet<long>()), Plans.Answering("Alpha"), Plans.Answering("Beta") with { State = LinkState.Paused });

        Assert.StartsWith("Where others say something else, they get what this server says.", source.Find("p").Words(), StringComparison.Ordinal);
        Assert.Equal(["Choose a server…", "Alpha", "Beta (does not answer)"], source.FindAll("option").Select(option => option.Words()));
        Assert.Equal([true, false, false], source.FindAll("option").Select(option => option.HasAttribute("selected")));
        Assert.Equal([false, false, true], source.FindAll("option").Select(option => option.HasAttribute("disabled")));
        source.Find("select").Change("Alpha");
        Assert.Equal(["Alpha"], sources);
    }

    [Fact]
    public async Task Only_fields_that_differ_are_offered_with_how_many_writes_each_is()
    {
        var ran = new Movie { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Country = "Japan", Rating = 8 };
        await using var servers = await FillAsync([ran], [ran with { RuntimeMinutes = 160, Rating = 9 }], movies: 1);
        var draft = Draft(BulkKind.Take, "Alpha");
        draft.Toggle(MovieField.Rating);

        var source = Show(draft, [.. Fleet.Servers]);

        Assert.Equal(["Runtime 1", "Rating 1"], source.FindAll("fieldset label").Select(field => field.Words()));
        Assert.Equal([true, false], source.FindAll("fieldset input").Select(box => box.HasAttribute("checked")));
        Assert.True(source.Find("option[value=Alpha]").HasAttribute("selected"));
        source.FindAll("fieldset input")[1].Change(true);
        Assert.Equal([MovieField.Rating], fields);
    }

    [Fact]
    public async Task Where_nobody_says_anything_else_that_is_said()
    {
        var ran = new Movie { Title = "Ran", Year = 1985 };
        await using var servers = await FillAsync([ran], [ran], movies: 1);

        Assert.Equal("Fields that differ None: the others say what Alpha says, or do not have these movies.", Show(Draft(BulkKind.Take, "Alpha"), [.. Fleet.Servers]).Find("fieldset").Words());
    }

    private IRenderedComponent<BulkSource> Show(BulkDraft draft, params ServerHealth[] servers) => Render<BulkSource>(p => p
        .Add(source => source.Draft, draft).Add(source => source.Servers, servers).Add(source => source.OnSource, sources.Add).Add(source => source.OnField, fields.Add));
}
