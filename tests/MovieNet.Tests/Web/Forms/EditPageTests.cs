using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class EditPageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979, RuntimeMinutes = 162 };

    [Fact]
    public async Task An_edit_is_previewed_then_written_to_every_server_that_has_the_movie_and_touches_nothing_else()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", Stalker);
        await PutAsync("Beta", Stalker with { Country = "USSR" });
        var page = Open();

        await page.InvokeAsync(() => page.Find("#field-year").InputAsync("1980"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));
        Assert.Contains("Apply 2 writes", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("dialog .btn.primary").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".rcpt .g.ok").Count), Patience);
        Assert.Equal(["Alpha 1980 ", "Beta 1980 USSR"], await ReadAsync());
    }

    [Fact]
    public async Task A_record_that_changes_underneath_is_shown_beside_what_was_typed_and_waits()
    {
        await using var alpha = await StartAsync("Alpha");
        var record = await PutAsync("Alpha", Stalker);
        var page = Open();
        await page.InvokeAsync(() => page.Find("#field-runtimeMinutes").InputAsync("200"));

        await AskAsync("Alpha", (client, token) => client.EditAsync(
            record.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(170m) }, null, Guid.NewGuid(), token));

        page.WaitForAssertion(() => Assert.Contains("Alpha’s record changed while you were typing", page.Find(".clash").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("200", page.Find("#field-runtimeMinutes").GetAttribute("value"));
        Assert.Equal("Choose first", page.Find("button[type=submit]").TextContent);
        await page.InvokeAsync(() => page.FindAll(".clash button")[1].ClickAsync(new()));
        Assert.Equal("Preview 1 write", page.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task While_nobody_has_answered_and_where_nobody_has_it_there_is_no_form()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        alpha.Always("movies.get", Script.After(answer.Task, Script.Result(new { movies = Array.Empty<object>() })));
        Services.GetRequiredService<NavigationManager>().NavigateTo("edit?title=Stalker");
        var page = Render<EditPage>();
        Assert.Equal("Stalker Every server is being asked for it.", page.Find(".empty").Words());

        answer.SetResult();
        await page.WaitForAssertionAsync(() => Assert.Equal("No server has it", page.Find("h1").Words()), Patience);
        await AddDeadAsync("Delta");
        await page.WaitForAssertionAsync(() => Assert.Contains("Delta did not answer, so it may be there.", page.Words(), StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task A_button_that_cannot_be_pressed_says_why_and_a_bad_value_is_put_right_first()
    {
        await using var alpha = await StartAsync("Alpha");
        await AddDeadAsync("Delta");
        await PutAsync("Alpha", Stalker);
        var page = Open();
        Assert.Equal(("Nothing to write yet", true), (page.Find("[type=submit]").Words(), page.Find("[type=submit]").HasAttribute("disabled")));
        Assert.StartsWith("Delta may or may not have it What it holds is not known (connection refused)", page.FindAll(".outcome li")[1].Words(), StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("#field-year").InputAsync("soon"));
        Assert.Equal("Put right first", page.Find("[type=submit]").Words());
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));
        Assert.Equal("field-year", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task What_the_browser_kept_is_back_until_it_is_begun_anew()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", Stalker);
        var kept = JSInterop.Setup<string?>("movienet.keptForm").SetResult("""{"year":["1980"]}""");
        var page = Open();
        Assert.StartsWith("What you typed here before is back.", page.Find(".above .note").Words(), StringComparison.Ordinal);
        Assert.Equal("Preview 1 write", page.Find("[type=submit]").Words());

        kept.SetResult(null);
        await page.InvokeAsync(() => page.Button("Begin anew").ClickAsync(new()));

        await page.WaitForAssertionAsync(() => Assert.Equal(("1979", "Nothing to write yet"), (page.Find("#field-year").GetAttribute("value"), page.Find("[type=submit]").Words())), Patience);
        Assert.Null(JSInterop.Invocations["movienet.keepForm"][^1].Arguments[0]);
    }

    [Fact]
    public async Task What_is_deleted_or_changed_elsewhere_underneath_is_told_and_what_was_typed_stays()
    {
        await using var alpha = await StartAsync("Alpha");
        var record = await PutAsync("Alpha", Stalker);
        var page = Open();
        await page.InvokeAsync(() => page.Find("#field-year").InputAsync("1980"));

        await AskAsync("Alpha", (client, token) => client.EditAsync(record.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.Country] = FieldValue.Of("USSR") }, null, Guid.NewGuid(), token));
        await page.WaitForAssertionAsync(() => Assert.Contains("Country is now USSR on Alpha. You did not touch that", page.Find(".above").Words(), StringComparison.Ordinal), Patience);
        await AskAsync("Alpha", (client, token) => client.DeleteAsync(record.Id, null, Guid.NewGuid(), token));
        await page.WaitForAssertionAsync(() => Assert.StartsWith("No server that answers has this movie any more.", page.Find("[role=alert]").Words(), StringComparison.Ordinal), Patience);
        Assert.Equal("1980", page.Find("#field-year").GetAttribute("value"));
    }

    private IRenderedComponent<EditPage> Open()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("edit?title=Stalker&year=1979");
        var page = Render<EditPage>();
        page.WaitForElement("#field-title", Patience);
        return page;
    }

    private async Task<IEnumerable<string>> ReadAsync()
    {
        var found = await new MovieFinder(Fleet).FindAsync(new("Stalker"), cancellationToken: TestContext.Current.CancellationToken);
        return Assert.Single(found.Movies).Records.Select(record => $"{record.Server} {record.Record.Movie.Year} {record.Record.Movie.Country}");
    }
}
