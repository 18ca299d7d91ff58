using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class ServersPageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Without_servers_the_page_says_what_to_do()
    {
        Assert.Contains("No servers yet", Render<ServersPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_says_why_and_when_it_is_tried_again()
    {
        await AddDeadAsync("Delta");

        var page = Render<ServersPage>();

        Assert.Contains("No answer", page.Find("tr.down").TextContent, StringComparison.Ordinal);
        var trouble = page.Find(".backoff").TextContent;
        Assert.Contains("connection refused", trouble, StringComparison.Ordinal);
        Assert.Contains("so far", trouble, StringComparison.Ordinal);
        Assert.NotNull(page.Find("button[aria-label='Try now: Delta']"));
    }

    [Fact]
    public async Task A_server_that_stops_and_comes_back_shows_without_reloading()
    {
        await using var server = await StartAsync("Alpha");
        var page = Render<ServersPage>();
        Assert.Contains("Answers", page.Find("tbody tr").TextContent, StringComparison.Ordinal);

        await server.StopAsync();

        page.WaitForAssertion(() => Assert.Contains("No answer", page.Find("tbody tr").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Pausing_and_resuming_take_effect_at_once()
    {
        await using var server = await StartAsync("Alpha");
        var page = Render<ServersPage>();

        await page.InvokeAsync(() => page.Find("button[aria-label='Pause Alpha']").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Paused", page.Find("tbody tr").TextContent, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("button[aria-label='Resume Alpha']").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Answers", page.Find("tbody tr").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Removing_asks_first_and_says_that_the_server_is_not_touched()
    {
        await AddDeadAsync("Delta");
        var page = Render<ServersPage>();

        await page.InvokeAsync(() => page.Find("button[aria-label='Remove Delta']").ClickAsync(new()));
        Assert.Contains("The server itself is not touched", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("dialog .danger").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(Fleet.List.All()), Patience);
        page.WaitForAssertion(() => Assert.Contains("No servers yet", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Saving_tests_first_and_keeps_the_id_of_the_server_found()
    {
        await using var server = await TestServer.StartAsync("Found");
        var page = Render<ServersPage>();

        await TypeAsync(page, "Alpha", server.Endpoint.Port);

        page.WaitForAssertion(() => Assert.Equal(server.ServerId, Fleet.List.Find("Alpha")?.ServerId), Patience);
        page.WaitForAssertion(() => Assert.Contains("“Found”, 0 movies", Words(page.Find("section[aria-labelledby=added-title]").TextContent), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_saved_on_the_second_press_after_saying_so()
    {
        var page = Render<ServersPage>();

        await TypeAsync(page, "Delta", DeadPort);
        page.WaitForAssertion(() => Assert.Contains("Nothing answers at 127.0.0.1:1", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(Fleet.List.All());
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));

        page.WaitForAssertion(() => Assert.Equal("127.0.0.1:1", Fleet.List.Find("Delta")?.Address), Patience);
        page.WaitForAssertion(() => Assert.Contains("cannot be asked yet: connection refused", page.Find("section[aria-labelledby=added-title]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Another_server_at_the_address_is_taken_only_when_the_one_met_before_is_forgotten()
    {
        await AddDeadAsync("Alpha");
        var before = Fleet.List.Find("Alpha")! with { ServerId = Guid.NewGuid() };
        Fleet.List.Update("Alpha", before);
        await Fleet.RefreshAsync();
        await using var other = await TestServer.StartAsync("Other");
        var page = Render<ServersPage>();
        await page.InvokeAsync(() => page.Find("button[aria-label='Edit Alpha']").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("#edited-port").InputAsync(other.Endpoint.Port.ToString(CultureInfo.InvariantCulture)));

        await page.InvokeAsync(() => page.Find("#edit-server").SubmitAsync(EventArgs.Empty));
        page.WaitForAssertion(() => Assert.Contains("Another server answers there", page.Find("dialog").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(before.Port, Fleet.List.Find("Alpha")!.Port);
        await page.InvokeAsync(() => page.FindAll("dialog input[type=radio]")[1].ChangeAsync(true));
        await page.InvokeAsync(() => page.Find("#edit-server").SubmitAsync(EventArgs.Empty));

        page.WaitForAssertion(() => Assert.Equal(other.ServerId, Fleet.List.Find("Alpha")!.ServerId), Patience);
        Assert.Equal(other.Endpoint.Port, Fleet.List.Find("Alpha")!.Port);
    }

    [Fact]
    public async Task A_row_moves_up_and_down_and_the_focus_and_the_voice_go_with_it()
    {
        await AddDeadAsync("Alpha", 1);
        await AddDeadAsync("Beta", 2);
        await AddDeadAsync("Gamma", 3);
        var page = Render<ServersPage>();
        Assert.True(page.Find("button[aria-label='Move up: Alpha']").HasAttribute("disabled"));
        Assert.True(page.Find("button[aria-label='Move down: Gamma']").HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Find("button[aria-label='Move up: Gamma']").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal(["Alpha", "Gamma", "Beta"], page.FindAll("tbody th b").Select(name => name.TextContent)), Patience);
        page.WaitForAssertion(() => Assert.Contains("Gamma is number 2 of 3 now", page.Markup, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Equal("up-2", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]), Patience);

        await page.InvokeAsync(() => page.Find("button[aria-label='Move up: Gamma']").ClickAsync(new()));

        // There is no further up, so the focus goes where one can go on.
        page.WaitForAssertion(() => Assert.Equal("down-1", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]), Patience);
    }

    [Fact]
    public async Task Tags_are_typed_in_the_dialog_and_stand_beside_the_address()
    {
        await AddDeadAsync("Delta");
        var page = Render<ServersPage>();
        await page.InvokeAsync(() => page.Find("button[aria-label='Edit Delta']").ClickAsync(new()));

        await page.InvokeAsync(() => page.Find("#edited-tags").InputAsync("laptop, " + new string('x', 31)));
        await page.InvokeAsync(() => page.Find("#edit-server").SubmitAsync(EventArgs.Empty));
        page.WaitForAssertion(() => Assert.Contains("at most 30 characters", page.Find("#edited-tags-problem").TextContent, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("#edited-tags").InputAsync("laptop, film club"));
        await page.InvokeAsync(() => page.Find("#edit-server").SubmitAsync(EventArgs.Empty));

        page.WaitForAssertion(() => Assert.Equal(["laptop", "film club"], page.FindAll("tbody th .tag").Select(tag => tag.TextContent)), Patience);
    }

    [Fact]
    public async Task What_a_server_announces_and_how_much_it_changed_is_shown()
    {
        await using var server = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await PutAsync("Alpha", new() { Title = "Stalker", Year = 1979 });

        var page = Render<ServersPage>();

        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-s='Changes/h']").TextContent.Trim()), Patience);
        Assert.Contains("10,000 records", page.Find(".announced").TextContent, StringComparison.Ordinal);
        Assert.Matches("Latency of Alpha over the last 15 minutes: Half of the answers within .* tr(y|ies) answered", page.Find(".spark").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Servers_that_swapped_addresses_are_named_and_put_right_after_a_preview()
    {
        await using var alpha = await TestServer.StartAsync("Alpha");
        await using var beta = await TestServer.StartAsync("Beta");
        Fleet.List.Add(new("Alpha", "127.0.0.1", beta.Endpoint.Port, alpha.ServerId));
        Fleet.List.Add(new("Beta", "127.0.0.1", alpha.Endpoint.Port, beta.ServerId));
        await Fleet.RefreshAsync();
        await WaitAsync("Alpha", LinkState.Refused);
        await WaitAsync("Beta", LinkState.Refused);
        var page = Render<ServersPage>();
        Assert.Contains("Alpha and Beta have swapped addresses", page.Find(".misplaced").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find(".misplaced button").ClickAsync(new()));
        Assert.Equal(
            [$"127.0.0.1:{beta.Endpoint.Port} 127.0.0.1:{alpha.Endpoint.Port}", $"127.0.0.1:{alpha.Endpoint.Port} 127.0.0.1:{beta.Endpoint.Port}"],
            page.FindAll(".plan tbody tr").OrderBy(row => row.Children[0].TextContent, StringComparer.Ordinal).Select(row => $"{row.Children[1].TextContent} {row.Children[2].TextContent}"));
        await page.InvokeAsync(() => page.Find("dialog .primary").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.All(page.FindAll("tbody .state"), state => Assert.Equal("Answers", state.TextContent)), Patience);
        Assert.Empty(page.FindAll(".misplaced, dialog"));
        Assert.Equal(alpha.Endpoint.Port, Fleet.List.Find("Alpha")!.Port);
    }

    [Fact]
    public async Task A_list_is_previewed_before_its_new_servers_are_added()
    {
        await AddDeadAsync("Delta");
        var page = Render<ServersPage>();
        await page.InvokeAsync(() => page.FindAll(".head button").Single(button => button.TextContent is "Import list").ClickAsync(new()));
        var file = ServerListFile.Write([new("Delta", "127.0.0.1", DeadPort), new("Echo", "127.0.0.1", 2) { Tags = ["laptop"] }, new("Golf", "127.0.0.1", DeadPort)]);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "list.json"));
        page.WaitForAssertion(() => Assert.Equal("1 new, 1 in the list already, 1 in conflict, not added", page.Find(".importsum").TextContent), Patience);
        Assert.Single(Fleet.List.All());
        await page.InvokeAsync(() => page.FindAll("dialog button").Single(button => button.TextContent is "Add 1 server").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("1 server added", page.Find("dialog").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(["Delta", "Echo"], Fleet.List.All().Select(entry => entry.Name));
        Assert.Equal(["laptop"], Fleet.List.Find("Echo")!.Tags);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_said_to_be_none()
    {
        var page = Render<ServersPage>();
        await page.InvokeAsync(() => page.FindAll(".head button").Single(button => button.TextContent is "Import list").ClickAsync(new()));

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("title,year", "films.csv"));

        page.WaitForAssertion(() => Assert.Contains("films.csv cannot be read: it is no server list", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal), Patience);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task TypeAsync(IRenderedComponent<ServersPage> page, string name, int port)
    {
        await page.InvokeAsync(() => page.Find("#new-name").InputAsync(name));
        await page.InvokeAsync(() => page.Find("#new-host").InputAsync("127.0.0.1"));
        await page.InvokeAsync(() => page.Find("#new-port").InputAsync(port.ToString(CultureInfo.InvariantCulture)));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));
    }
}
