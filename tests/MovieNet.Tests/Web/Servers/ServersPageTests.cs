using System.Globalization;
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
        page.WaitForAssertion(() => Assert.Contains("Alpha is added: 0 movies found", page.Markup, StringComparison.Ordinal), Patience);
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

    private static async Task TypeAsync(IRenderedComponent<ServersPage> page, string name, int port)
    {
        await page.InvokeAsync(() => page.Find("#new-name").InputAsync(name));
        await page.InvokeAsync(() => page.Find("#new-host").InputAsync("127.0.0.1"));
        await page.InvokeAsync(() => page.Find("#new-port").InputAsync(port.ToString(CultureInfo.InvariantCulture)));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(EventArgs.Empty));
    }
}
