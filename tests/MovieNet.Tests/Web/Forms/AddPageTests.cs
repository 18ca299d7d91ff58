using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Testing;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class AddPageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_movie_without_title_is_not_sent_off_and_the_field_says_why()
    {
        var page = Render<AddPage>();

        page.Find("form").Submit();

        Assert.Equal("true", page.Find("#field-title").GetAttribute("aria-invalid"));
        Assert.Equal("A movie needs a title.", page.Find($"#{page.Find("#field-title").GetAttribute("aria-describedby")}").TextContent);
        Assert.Contains("1 field to put right", page.Find(".formfoot").TextContent, StringComparison.Ordinal);
        Assert.Equal("field-title", JSInterop.Invocations["movienet.focusOn"].Single().Arguments[0]);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_to_be_not_known_and_is_no_target()
    {
        await AddDeadAsync("Delta");
        var page = Render<AddPage>();

        await page.InvokeAsync(() => page.Find("#field-title").InputAsync("Stalker"));

        page.WaitForAssertion(() => Assert.Contains("What it holds is not known (connection refused)", page.Find(".outcome").TextContent, StringComparison.Ordinal), Patience);
        Assert.True(page.Find(".outcome input").HasAttribute("disabled"));
        page.WaitForAssertion(() => Assert.True(page.Find("button[type=submit]").HasAttribute("disabled")), Patience);
    }

    [Fact]
    public async Task A_movie_goes_to_the_servers_that_have_none_with_a_receipt_each()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Stalker", Year = 1979 });
        Services.GetRequiredService<NavigationManager>().NavigateTo("add?title=Stalker");
        var page = Render<AddPage>();
        page.WaitForAssertion(() => Assert.Contains("Already on Alpha", page.Markup, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("#field-year").InputAsync("1980"));

        page.WaitForAssertion(() => Assert.Equal("Add on Beta", page.Find("button[type=submit]").TextContent), Patience);
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));

        page.WaitForAssertion(() => Assert.Contains("Written, version 1", page.Find(".rcpt").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("has it already", page.Find(".rcpt").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("movie?title=Stalker&year=1980", page.Find(".formfoot a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unticking_a_server_leaves_it_out()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = Render<AddPage>();
        await page.InvokeAsync(() => page.Find("#field-title").InputAsync("Stalker"));
        page.WaitForAssertion(() => Assert.Equal("Add on both", page.Find("button[type=submit]").TextContent), Patience);

        await page.InvokeAsync(() => page.Find(".outcome input[aria-label='Write to Alpha']").ChangeAsync(false));

        Assert.Equal("Add on Beta", page.Find("button[type=submit]").TextContent);
        Assert.Contains("Alpha is left out", page.Find(".outcome li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_servers_it_leads_to_adding_one() => Assert.Equal("There are no servers yet. Add a server first.", Render<AddPage>().Find("aside .note").Words());

    [Fact]
    public async Task While_the_servers_are_asked_it_says_so_and_before_a_title_is_typed_what_to_do()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        alpha.Always("movies.get", Script.Silence);
        var page = Render<AddPage>();
        Assert.Equal("Type a title, and every server is asked whether it has the movie.", page.Find("aside .note").Words());

        await using var beta = await StartAsync("Beta");
        await page.InvokeAsync(() => page.Find("#field-title").InputAsync("Stalker"));

        await page.WaitForAssertionAsync(() => Assert.Equal("Alpha is being asked Nothing is written before it has answered.", page.FindAll(".outcome li")[0].Words()), Patience);
        Assert.Equal("asking the servers", page.Find("aside header .muted").Words());
        Assert.StartsWith("Beta gets a new record", page.FindAll(".outcome li")[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_kept_is_back_until_it_is_begun_anew()
    {
        JSInterop.Setup<string?>("movienet.keptForm").SetResult("""{"title":["Stalker"]}""");
        var page = Render<AddPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal("Stalker", page.Find("#field-title").GetAttribute("value")), Patience);
        Assert.Contains("What you typed here before is back.", page.Words(), StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Button("Begin anew").ClickAsync(new()));

        Assert.Equal("", page.Find("#field-title").GetAttribute("value") ?? "");
        Assert.DoesNotContain("What you typed here before is back.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_added_the_next_one_can_be_typed()
    {
        await using var alpha = await StartAsync("Alpha");
        var page = Render<AddPage>();
        await page.InvokeAsync(() => page.Find("#field-title").InputAsync("Stalker"));
        await page.WaitForAssertionAsync(() => Assert.Equal("Add on Alpha", page.Find("[type=submit]").Words()), Patience);
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));
        await page.WaitForAssertionAsync(() => Assert.Equal("Open “Stalker”", page.Find(".formfoot a").Words()), Patience);
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Button("Add another").ClickAsync(new()));

        Assert.Equal(("", false), (page.Find("#field-title").GetAttribute("value") ?? "", page.Find("fieldset").HasAttribute("disabled")));
        Assert.Empty(page.FindAll("#receipts"));
    }
}
