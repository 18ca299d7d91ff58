using System.Globalization;
using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class AddServerTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Nothing_is_asked_before_there_is_an_address_and_the_keyboard_goes_to_what_is_missing()
    {
        var add = Render<AddServer>();
        Assert.Equal("Save", add.Find("[type=submit]").Words());

        await add.InvokeAsync(() => add.Button("Test").ClickAsync(new()));

        Assert.Equal("new-name", JSInterop.Invocations["movienet.focusOn"].Single().Arguments[0]);
        Assert.Equal("true", add.Find("#new-host").GetAttribute("aria-invalid"));
        Assert.Empty(add.FindAll("#test-title"));
    }

    [Fact]
    public async Task A_test_says_what_answers_without_saving_it_and_another_address_is_not_tested()
    {
        await using var server = await TestServer.StartAsync("Found");
        var add = Render<AddServer>();
        await TypeAsync(add, "Alpha", server.Endpoint.Port);

        await add.InvokeAsync(() => add.Button("Test").ClickAsync(new()));
        await add.WaitForAssertionAsync(() => Assert.Equal($"Test of 127.0.0.1:{server.Endpoint.Port} Ready to save", add.Find("header:has(#test-title)").Words()), Patience);
        Assert.Equal(("Save Alpha", "Test again"), (add.Find("[type=submit]").Words(), add.FindAll("form .btn")[^1].Words()));
        Assert.Empty(Fleet.List.All());

        await add.InvokeAsync(() => add.Find("#new-name").InputAsync("Beta"));
        Assert.NotEmpty(add.FindAll("#test-title"));
        await add.InvokeAsync(() => add.Find("#new-port").InputAsync("1"));
        Assert.Empty(add.FindAll("#test-title"));
        Assert.Equal("Save Beta", add.Find("[type=submit]").Words());
    }

    [Fact]
    public async Task While_it_is_asked_nothing_can_be_pressed()
    {
        await using var silent = new ScriptedServer();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        silent.Always("server.hello", Script.After(answer.Task, Script.Close));
        var add = Render<AddServer>();
        await TypeAsync(add, "Alpha", silent.Port);

        var testing = add.InvokeAsync(() => add.Button("Test").ClickAsync(new()));
        await silent.ReceivedAsync("server.hello");

        Assert.Equal($"Test of 127.0.0.1:{silent.Port} Asking", add.Find("header:has(#test-title)").Words());
        Assert.True(add.Find("fieldset").HasAttribute("disabled"));
        Assert.All(add.FindAll("form .formfoot button"), button => Assert.True(button.HasAttribute("disabled")));
        answer.SetResult();
        await testing;
        Assert.False(add.Find("fieldset").HasAttribute("disabled"));
        Assert.Equal("Save Alpha all the same", add.Find("[type=submit]").Words());
    }

    [Fact]
    public async Task A_server_that_is_in_the_list_under_another_name_cannot_be_added_twice()
    {
        await using var server = await StartAsync("Alpha");
        var add = Render<AddServer>();
        await TypeAsync(add, "Beta", server.Endpoint.Port, "localhost");

        await add.InvokeAsync(() => add.Find("form").SubmitAsync(EventArgs.Empty));

        await add.WaitForAssertionAsync(() => Assert.Contains("Cannot be used:", add.Words(), StringComparison.Ordinal), Patience);
        Assert.True(add.Find("[type=submit]").HasAttribute("disabled"));
        Assert.DoesNotContain("Ready to save", add.Words(), StringComparison.Ordinal);
        Assert.Single(Fleet.List.All());
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_at_the_name_and_what_was_typed_stays()
    {
        await AddDeadAsync("Alpha");
        await using var server = await TestServer.StartAsync("Found");
        var add = Render<AddServer>();
        await TypeAsync(add, "Alpha", server.Endpoint.Port);

        await add.InvokeAsync(() => add.Find("form").SubmitAsync(EventArgs.Empty));

        await add.WaitForAssertionAsync(() => Assert.Contains("Alpha is in the server list already", add.Find("#new-name-problem").Words(), StringComparison.Ordinal), Patience);
        await add.WaitForAssertionAsync(() => Assert.Equal("new-name", JSInterop.Invocations["movienet.focusOn"].Single().Arguments[0]), Patience);
        Assert.Equal("Alpha", add.Find("#new-name").GetAttribute("value"));
        Assert.Single(Fleet.List.All());
    }

    [Fact]
    public async Task Once_saved_the_form_is_empty_and_what_was_found_goes_when_the_next_is_typed()
    {
        await using var server = await TestServer.StartAsync("Found");
        var add = Render<AddServer>();
        await TypeAsync(add, "Alpha", server.Endpoint.Port);
        await add.InvokeAsync(() => add.Find("form").SubmitAsync(EventArgs.Empty));
        await add.WaitForElementAsync("#added-title", Patience);

        Assert.Equal(("", "5870"), (add.Find("#new-name").GetAttribute("value") ?? "", add.Find("#new-port").GetAttribute("value")));
        await add.InvokeAsync(() => add.Find("#new-name").InputAsync("B"));
        Assert.Empty(add.FindAll("#added-title"));
    }

    private static async Task TypeAsync(IRenderedComponent<AddServer> add, string name, int port, string host = "127.0.0.1")
    {
        await add.InvokeAsync(() => add.Find("#new-name").InputAsync(name));
        await add.InvokeAsync(() => add.Find("#new-host").InputAsync(host));
        await add.InvokeAsync(() => add.Find("#new-port").InputAsync(port.ToString(CultureInfo.InvariantCulture)));
    }
}
