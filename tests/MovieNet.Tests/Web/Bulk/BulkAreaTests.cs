using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Bulk;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkAreaTests : BulkPartTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };
    private static readonly Movie Ikiru = new() { Title = "Ikiru", Year = 1952 };

    private readonly ChosenMovies chosen = new();
    private int cleared;
    private int done;

    [Fact]
    public async Task Nothing_chosen_is_nothing_to_see_and_nothing_to_hear()
    {
        await using var servers = await FillAsync([Ran], [], movies: 1);

        Assert.Equal("", Show().Words());
    }

    [Fact]
    public async Task It_says_how_many_are_chosen_and_to_how_many_writes_that_can_come_at_most()
    {
        await using var servers = await FillAsync([Ran, Ikiru], [Ikiru], movies: 2);
        Choose();

        var area = Show();

        Assert.Equal("2 movies selected, up to 3 writes", area.Find("[role=status]").Words());
        Assert.StartsWith("2 selected up to 3 writes", area.Find("#bulk").Words(), StringComparison.Ordinal);
        await area.InvokeAsync(() => area.Button("Clear the selection").ClickAsync(new()));
        Assert.Equal(1, cleared);
    }

    [Fact]
    public async Task Those_that_are_not_chosen_do_not_count()
    {
        await using var servers = await FillAsync([Ran, Ikiru], [Ikiru], movies: 2);
        chosen.Add([Index.Current.In(MovieOrder.Title).Single(row => row.SortKey is "ran").Key]);

        Assert.Equal("1 movie selected, up to 1 write", Show().Find("[role=status]").Words());
    }

    [Fact]
    public async Task A_movie_that_is_gone_meanwhile_is_not_counted()
    {
        await using var servers = await FillAsync([Ran, Ikiru], [], movies: 2);
        Choose();
        var area = Show();

        var gone = (await AskAsync("Alpha", (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0];
        await AskAsync("Alpha", (client, token) => client.DeleteAsync(gone.Id, null, Guid.NewGuid(), token));
        await IndexedAsync(snapshot => snapshot.Movies == 1);
        area.Render(p => p.Add(area => area.Snapshot, Index.Current));

        Assert.StartsWith("1 movie selected", area.Find("[role=status]").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add where missing…", "Add 1 movie where it is missing")]
    [InlineData("Take values from…", "Take one server’s values for 1 movie")]
    [InlineData("Delete…", "Delete 1 movie?")]
    public async Task What_one_presses_is_asked_for_and_called_off_nothing_is_done(string button, string heading)
    {
        await using var servers = await FillAsync([Ran], [], movies: 1);
        Choose();
        var area = Show();

        await area.InvokeAsync(() => area.FindAll("#bulk > button").Single(one => string.Equals(one.Words(), button, StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Equal(heading, area.Find("dialog h2").Words());
        await area.InvokeAsync(() => area.FindAll("dialog footer button").Single(one => one.Words() is "Cancel").ClickAsync(new()));

        await area.WaitForAssertionAsync(() => Assert.Equal("bulk", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]), Patience);
        Assert.Empty(area.FindAll("dialog"));
        Assert.Equal(0, done);
    }

    [Fact]
    public async Task Once_something_is_written_there_is_something_new_to_show()
    {
        await using var servers = await FillAsync([Ran], [], movies: 1);
        Choose();
        var area = Show();
        await area.InvokeAsync(() => area.FindAll("#bulk > button")[0].ClickAsync(new()));
        await area.WaitForAssertionAsync(() => Assert.False(area.Find("dialog .primary").HasAttribute("disabled")), Patience);
        await area.InvokeAsync(() => area.Find("dialog .primary").ClickAsync(new()));
        await area.WaitForAssertionAsync(() => Assert.Equal("Close", area.Find("dialog .primary").Words()), Patience);

        await area.InvokeAsync(() => area.Find("dialog .primary").ClickAsync(new()));

        await area.WaitForAssertionAsync(() => Assert.Equal(1, done), Patience);
        Assert.Empty(area.FindAll("dialog"));
    }

    private void Choose() => chosen.Add(Index.Current.In(MovieOrder.Title).Select(row => row.Key));

    private IRenderedComponent<BulkArea> Show() => Render<BulkArea>(p => p
        .Add(area => area.Chosen, chosen).Add(area => area.Snapshot, Index.Current).Add(area => area.OnClear, () => cleared++).Add(area => area.OnDone, () => done++));
}
