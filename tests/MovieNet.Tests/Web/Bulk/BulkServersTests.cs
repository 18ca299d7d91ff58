using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkServersTests : BulkPartTest
{
    private readonly List<string> toggled = [];

    [Fact]
    public async Task Before_the_records_are_read_it_says_how_many_writes_and_then_which_movies()
    {
        await using var servers = await FillAsync([.. Films(5)], [], movies: 5);
        var draft = Draft(BulkKind.Add);
        Assert.Equal(["Alpha nothing to write", "Beta 5 adds"], Lines(draft));

        await ReadAsync(draft);

        Assert.Equal(["Alpha nothing to write", "Beta Film 0, Film 1, Film 2 and 2 more 5 adds"], Lines(draft));
    }

    [Fact]
    public async Task Up_to_three_movies_are_named_all()
    {
        await using var servers = await FillAsync([.. Films(3)], [], movies: 3);

        Assert.Equal("Beta Film 0, Film 1 and Film 2 3 adds", Lines(await ReadAsync(Draft(BulkKind.Add)))[1]);
        Assert.Equal(["Alpha Film 0, Film 1 and Film 2 3 deletes", "Beta nothing to write"], Lines(await ReadAsync(Draft(BulkKind.Delete))));
    }

    [Fact]
    public async Task Whose_values_are_taken_is_no_target()
    {
        await using var servers = await FillAsync([new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 }], [new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160 }], movies: 1);

        Assert.Equal(["Beta Ran 1 edit"], Lines(await ReadAsync(Draft(BulkKind.Take, "Alpha"))));
    }

    [Fact]
    public async Task Of_a_server_that_does_not_answer_it_is_said_why_nothing_is_written()
    {
        await using var servers = await FillAsync([.. Films(2)], [], movies: 2);
        ServerHealth[] fleet = [Fleet.Servers[0], Fleet.Servers[1] with { State = LinkState.NoAnswer, Reason = "timed out" }];

        var list = Show(Draft(BulkKind.Add, fleet: fleet));

        Assert.Equal("Beta not known (timed out), nothing is written", list.FindAll("li")[1].Words());
        Assert.True(list.Find("input[aria-label='Write to Beta']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Where_a_server_has_something_that_could_be_the_movie_it_is_not_known()
    {
        await using var servers = await FillAsync([new() { Title = "Emma" }], [new() { Title = "Emma", Year = 1932 }, new() { Title = "Emma", Year = 1996 }], movies: 3);

        Assert.Equal("Beta not known for 1 movie, nothing is written for it", Lines(await ReadAsync(Draft(BulkKind.Add)))[1]);
    }

    [Fact]
    public async Task A_server_that_is_left_out_can_be_taken_in_again()
    {
        await using var servers = await FillAsync([.. Films(1)], [], movies: 1);
        var draft = Draft(BulkKind.Add);
        draft.Toggle("Beta");
        draft.Look(Index.Current, Fleet.Servers);
        var list = Show(draft);

        Assert.Equal("Beta left out", list.FindAll("li")[1].Words());
        var box = list.Find("input[aria-label='Write to Beta']");
        Assert.Equal((false, false), (box.HasAttribute("checked"), box.HasAttribute("disabled")));
        box.Change(true);
        Assert.Equal(["Beta"], toggled);
    }

    private static IEnumerable<Movie> Films(int count) => Enumerable.Range(0, count).Select(n => new Movie { Title = $"Film {n}", Year = 1990 });

    private List<string> Lines(BulkDraft draft) => [.. Show(draft).FindAll("li").Select(line => line.Words())];

    private IRenderedComponent<BulkServers> Show(BulkDraft draft) => Render<BulkServers>(p => p.Add(list => list.Draft, draft).Add(list => list.OnToggle, toggled.Add));
}
