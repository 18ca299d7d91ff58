using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Protocol;
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
