using AngleSharp.Dom;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkDialogTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool? hasClosed;

    [Fact]
    public async Task Adding_says_for_each_server_and_each_movie_what_is_written_writes_it_and_says_what_became_of_it()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 });
        await PutAsync("Alpha", new() { Title = "Stalker", Year = 1979 });
        await PutAsync("Beta", new() { Title = "Stalker", Year = 1979 });
        var dialog = await ShowAsync(BulkKind.Add, movies: 2, records: 3);

        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Ran (1985) Beta new record Runtime 162 min"], Lines(dialog)), Patience);
        Assert.Equal("Add 2 movies where they are missing", dialog.Find("h2").TextContent);
        Assert.Equal("1 write, at most 500 at once", dialog.Find("header .muted").TextContent);
        Assert.Equal(["Alpha nothing to write", "Beta Ran 1 add"], dialog.FindAll(".bulkservers li").Select(Words));

        await dialog.InvokeAsync(() => Button(dialog, "Write 1 record").ClickAsync());
        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Ran (1985) Beta Written, version 1"], Lines(dialog)), Patience);
        Assert.Equal(162, (await AskAsync("Beta", (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0].Movie.RuntimeMinutes);

        await dialog.InvokeAsync(() => Button(dialog, "Close").ClickAsync());
        Assert.True(hasClosed);
    }

    [Fact]
    public async Task Values_are_taken_in_the_fields_and_on_the_servers_that_are_not_left_out()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Language = "Japanese" });
        await PutAsync("Beta", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160, Language = "English" });
        await PutAsync("Beta", new() { Title = "Stalker", Year = 1979 });
        var dialog = await ShowAsync(BulkKind.Take, movies: 2, records: 3);
        Assert.Empty(dialog.FindAll(".bulkservers"));

        await dialog.InvokeAsync(() => dialog.Find("select").ChangeAsync(new() { Value = "Alpha" }));
        await dialog.WaitForAssertionAsync(() => Assert.Equal(
            ["Ran (1985) Beta Runtime 160 min → becomes 162 min", "Ran (1985) Beta Language English → becomes Japanese", "Stalker (1979) Alpha does not have it, so nothing is taken"], Lines(dialog)), Patience);
        Assert.Equal(["Runtime 1", "Language 1"], dialog.FindAll("fieldset label").Select(Words));

        await dialog.InvokeAsync(() => dialog.FindAll("fieldset input")[1].ChangeAsync(new() { Value = false }));
        await dialog.WaitForAssertionAsync(() => Assert.Equal(2, Lines(dialog).Length), Patience);
        await dialog.InvokeAsync(() => Button(dialog, "Change 1 record").ClickAsync());
        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Ran (1985) Beta Written, version 2"], Lines(dialog)), Patience);
        var now = (await AskAsync("Beta", (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0].Movie;
        Assert.Equal((162, "English"), (now.RuntimeMinutes, now.Language));
    }

    [Fact]
    public async Task Deleting_waits_for_a_tick_that_says_how_much_and_where()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await PutAsync("Beta", new() { Title = "Ran", Year = 1985 });
        var dialog = await ShowAsync(BulkKind.Delete, movies: 1, records: 2);

        await dialog.WaitForAssertionAsync(() => Assert.Equal("Delete 2 records on 2 servers", Words(dialog.Find(".confirm"))), Patience);
        Assert.True(Button(dialog, "Delete 2 records").HasAttribute("disabled"));

        await dialog.InvokeAsync(() => dialog.Find(".confirm input").ChangeAsync(new() { Value = true }));
        await dialog.InvokeAsync(() => Box(dialog, "Write to Beta").ChangeAsync(new() { Value = false }));
        Assert.Equal(["Alpha Ran 1 delete", "Beta left out"], dialog.FindAll(".bulkservers li").Select(Words));
        Assert.True(Button(dialog, "Delete 1 record").HasAttribute("disabled"));

        await dialog.InvokeAsync(() => dialog.Find(".confirm input").ChangeAsync(new() { Value = true }));
        await dialog.InvokeAsync(() => Button(dialog, "Delete 1 record").ClickAsync());
        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Ran (1985) Alpha Deleted"], Lines(dialog)), Patience);
        Assert.Empty(await AskAsync("Alpha", (client, token) => client.GetAsync("Ran", cancellationToken: token)));
        Assert.Single(await AskAsync("Beta", (client, token) => client.GetAsync("Ran", cancellationToken: token)));
    }

    [Fact]
    public async Task Nothing_is_written_to_a_server_that_goes_away_while_one_reads_the_preview()
    {
        await using var alpha = await StartAsync("Alpha");
        var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        var dialog = await ShowAsync(BulkKind.Add, movies: 1, records: 1);
        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Ran (1985) Beta new record"], Lines(dialog)), Patience);

        await beta.DisposeAsync();

        await dialog.WaitForAssertionAsync(() => Assert.StartsWith("Ran (1985) Beta not known (", Assert.Single(Lines(dialog)), StringComparison.Ordinal), Patience);
        Assert.StartsWith("Beta not known (", Words(dialog.FindAll(".bulkservers li")[1]), StringComparison.Ordinal);
        Assert.True(Button(dialog, "Nothing to write").HasAttribute("disabled"));
    }

    [Fact]
    public async Task More_than_may_go_at_once_is_refused_until_enough_is_left_out()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await using var gamma = await StartAsync("Gamma");
        var films = Enumerable.Range(0, 251).Select(i => new Movie { Title = FormattableString.Invariant($"Film {i}"), Year = 1990 }).ToList();
        await AskAsync("Alpha", (client, token) => client.ImportAsync(films, replace: false, Guid.NewGuid(), token));
        var dialog = await ShowAsync(BulkKind.Add, movies: 251, records: 251);

        Assert.Contains("That would be 502 writes, and at most 500 go at once", dialog.Find(".note.bad").TextContent, StringComparison.Ordinal);
        Assert.True(Button(dialog, "Write").HasAttribute("disabled"));

        await dialog.InvokeAsync(() => Box(dialog, "Write to Gamma").ChangeAsync(new() { Value = false }));
        await dialog.WaitForAssertionAsync(() => Assert.False(Button(dialog, "Write 251 records").HasAttribute("disabled")), Patience);
        Assert.Empty(dialog.FindAll(".note.bad"));
    }

    private async Task<IRenderedComponent<BulkDialog>> ShowAsync(BulkKind kind, int movies, int records)
    {
        await IndexedAsync(snapshot => snapshot.IsReady && snapshot.Movies == movies && snapshot.Servers.Sum(server => server.Records) == records
            && snapshot.Servers.All(server => server.State == CatalogueServerState.Current));
        var keys = Index.Current.In(MovieOrder.Title).Select(row => row.Key).ToHashSet();
        return Render<BulkDialog>(p => p.Add(dialog => dialog.Kind, kind).Add(dialog => dialog.Keys, keys).Add(dialog => dialog.Snapshot, Index.Current)
            .Add(dialog => dialog.OnClose, (bool hasWritten) => hasClosed = hasWritten));
    }

    private static string[] Lines(IRenderedComponent<BulkDialog> dialog) => [.. dialog.FindAll(".bulkline").Select(Words)];

    private static IElement Button(IRenderedComponent<BulkDialog> dialog, string name) => dialog.FindAll("footer button").Single(button => string.Equals(Words(button), name, StringComparison.Ordinal));

    private static IElement Box(IRenderedComponent<BulkDialog> dialog, string name) => dialog.Find($"input[aria-label='{name}']");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
