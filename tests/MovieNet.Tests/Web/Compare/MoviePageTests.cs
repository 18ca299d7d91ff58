using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Protocol;
using MovieNet.Testing;
using MoviePage = MovieNet.Web.Compare.MoviePage;

namespace MovieNet.Tests.Web.Compare;

public sealed class MoviePageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 };

    [Fact]
    public async Task While_no_server_has_answered_it_is_only_said_that_all_are_asked()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        alpha.Always("movies.get", Script.Silence);

        var page = Open();
        await alpha.ReceivedAsync("movies.get");

        Assert.Equal("Ran Every server is being asked for it.", page.Find(".empty").Words());
    }

    [Fact]
    public async Task What_one_server_says_is_shown_while_another_is_still_asked()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await ScriptedAsync("Beta");
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        beta.Always("movies.get", Script.After(answer.Task, Script.Result(new { movies = Array.Empty<object>() })));
        await PutAsync("Alpha", Ran);

        var page = Open();

        await page.WaitForAssertionAsync(() => Assert.Equal("Beta is being asked…", page.Find("td.unk").Words()), Patience);
        Assert.Equal("Ran 1985", page.Find("h1").Words());
        answer.SetResult();
        await page.WaitForAssertionAsync(() => Assert.StartsWith("Beta does not have it.", page.Find("td.lacks").Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_movie_that_is_nowhere_can_be_added_and_one_that_may_be_somewhere_is_not_said_to_be_nowhere()
    {
        await using var alpha = await StartAsync("Alpha");
        var nowhere = Open();
        await nowhere.WaitForAssertionAsync(() => Assert.Equal("No server has it", nowhere.Find("h1").Words()), Patience);

        await AddDeadAsync("Delta");
        await nowhere.WaitForAssertionAsync(() => Assert.Equal("No server that answered has it", nowhere.Find("h1").Words()), Patience);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_at_the_top_in_the_table_and_in_the_history()
    {
        await using var alpha = await StartAsync("Alpha");
        await AddDeadAsync("Delta");
        await PutAsync("Alpha", Ran);

        var page = await FoundAsync();

        Assert.Equal("Delta not known", page.Find(".verdict .tag.unknown").Words());
        Assert.StartsWith("Delta does not answer", page.Find(".banner").Words(), StringComparison.Ordinal);
        Assert.StartsWith("Delta is not known. Connection refused.", page.Find("td.unk").Words(), StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Equal("Delta’s part is not known", page.Find(".history header .muted").Words()), Patience);
    }

    [Fact]
    public async Task What_is_changed_elsewhere_shows_without_reloading()
    {
        await using var alpha = await StartAsync("Alpha");
        var record = await PutAsync("Alpha", Ran);
        var page = await FoundAsync();

        await AskAsync("Alpha", (client, token) => client.EditAsync(
            record.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.Country] = FieldValue.Of("Japan") }, null, Guid.NewGuid(), token));

        await page.WaitForAssertionAsync(() => Assert.Contains("Japan", page.Find(".film .sub").Words(), StringComparison.Ordinal), Patience);
        await page.WaitForAssertionAsync(() => Assert.Contains("Country", page.Find(".history li").Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Another_movie_is_found_by_another_address_with_those_of_the_same_title_below()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", Ran);
        await PutAsync("Alpha", new() { Title = "Emma", Year = 1996 });
        await PutAsync("Alpha", new() { Title = "Emma", Year = 2020 });
        var page = await FoundAsync();

        await page.InvokeAsync(() => Services.GetRequiredService<NavigationManager>().NavigateTo("movie?title=Emma"));
        page.Render();

        await page.WaitForAssertionAsync(() => Assert.StartsWith("Emma ", page.Find("h1").Words(), StringComparison.Ordinal), Patience);
        Assert.Equal(page.Find("h1").Words() is "Emma 1996" ? "Emma (2020)" : "Emma (1996)", Assert.Single(page.FindAll(".explanation a")).Words());
    }

    [Fact]
    public async Task A_movie_is_added_where_it_is_missing_after_asking()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", Ran);
        var page = await FoundAsync();
        await page.WaitForElementAsync("td.lacks", Patience);

        await page.InvokeAsync(() => page.Button("Add there").ClickAsync(new()));
        Assert.Equal("Add Ran (1985) where it is missing", page.Find("dialog h2").Words());
        await page.InvokeAsync(() => page.Button("Cancel").ClickAsync(new()));
        Assert.Empty(page.FindAll("dialog"));
        await page.InvokeAsync(() => page.Button("Add where missing").ClickAsync(new()));
        await page.InvokeAsync(() => page.Button("Add on Beta").ClickAsync(new()));

        await page.WaitForAssertionAsync(() => Assert.Equal(["both servers agree"], page.FindAll(".verdict .tag").Select(tag => tag.Words())), Patience);
        Assert.StartsWith("Beta Written , version 1", page.FindAll(".rcpt li")[^1].Words(), StringComparison.Ordinal);
        Assert.Equal(162, (await AskAsync("Beta", (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0].Movie.RuntimeMinutes);
    }

    [Fact]
    public async Task After_a_deletion_its_receipts_and_its_history_are_left_and_it_can_be_undone()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", Ran);
        var page = await FoundAsync();

        await page.InvokeAsync(() => page.Button("Delete…").ClickAsync(new()));
        await page.InvokeAsync(() => page.Button("Delete on Alpha").ClickAsync(new()));
        await page.WaitForAssertionAsync(() => Assert.Equal("No server has it", page.Find("h1").Words()), Patience);
        Assert.StartsWith("Alpha Deleted", page.Find(".rcpt li").Words(), StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.StartsWith("Deleted", page.Find(".history .what").Words(), StringComparison.Ordinal), Patience);

        await page.InvokeAsync(() => page.Button("Undo: deleted on Alpha").ClickAsync(new()));
        await page.WaitForElementAsync("dialog", Patience);
        await page.InvokeAsync(() => page.Button("Add again on Alpha").ClickAsync(new()));
        await page.WaitForAssertionAsync(() => Assert.Equal("Ran 1985", page.Find("h1").Words()), Patience);
        Assert.Empty(page.FindAll("dialog"));
    }

    private IRenderedComponent<MoviePage> Open(string address = "movie?title=Ran&year=1985")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<MoviePage>();
    }

    private async Task<IRenderedComponent<MoviePage>> FoundAsync()
    {
        var page = Open();
        await page.WaitForElementAsync(".film", Patience);
        return page;
    }
}
