using System.Globalization;
using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class EditServerTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int closed;

    [Fact]
    public async Task Another_name_needs_no_test_and_the_server_met_stays()
    {
        await using var server = await StartAsync("Alpha");
        var edit = Show("Alpha");
        Assert.Equal($"Edit Alpha 127.0.0.1:{server.Endpoint.Port}", edit.Find("header").Words());

        await edit.InvokeAsync(() => edit.Find("#edited-name").InputAsync("Beta"));
        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Equal(1, closed), Patience);
        Assert.Equal(("Beta", server.ServerId), (Fleet.List.All()[0].Name, Fleet.List.All()[0].ServerId));
        Assert.Empty(edit.FindAll(".checks"));
    }

    [Fact]
    public async Task A_paused_server_stays_paused()
    {
        await AddDeadAsync("Alpha");
        Fleet.List.Update("Alpha", Fleet.List.Find("Alpha")! with { Paused = true });
        var edit = Show("Alpha");

        await edit.InvokeAsync(() => edit.Find("#edited-tags").InputAsync("laptop"));
        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Equal(1, closed), Patience);
        Assert.True(Fleet.List.Find("Alpha")!.Paused);
    }

    [Fact]
    public async Task A_new_address_at_which_nobody_answers_is_saved_on_the_second_press()
    {
        await using var server = await StartAsync("Alpha");
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-port").InputAsync("1"));

        await SaveAsync(edit);
        await edit.WaitForAssertionAsync(() => Assert.Contains("Nothing answers at 127.0.0.1:1", edit.Words(), StringComparison.Ordinal), Patience);
        Assert.Contains("The server met before stays the one expected there.", edit.Words(), StringComparison.Ordinal);
        Assert.Equal((0, "Save all the same"), (closed, edit.Find("[type=submit]").Words()));
        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Equal(1, closed), Patience);
        Assert.Equal((1, server.ServerId), (Fleet.List.Find("Alpha")!.Port, Fleet.List.Find("Alpha")!.ServerId));
    }

    [Fact]
    public async Task Where_another_server_answers_the_one_met_before_stays_expected_unless_it_is_forgotten()
    {
        await using var server = await StartAsync("Alpha");
        await using var other = await TestServer.StartAsync("Other");
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-port").InputAsync(other.Endpoint.Port.ToString(CultureInfo.InvariantCulture)));
        await SaveAsync(edit);
        await edit.WaitForAssertionAsync(() => Assert.Contains("Another server answers there.", edit.Words(), StringComparison.Ordinal), Patience);
        Assert.Equal([true, false], edit.FindAll("input[name=met]").Select(choice => choice.HasAttribute("checked")));
        Assert.Equal(0, closed);

        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Equal(1, closed), Patience);
        Assert.Equal((other.Endpoint.Port, server.ServerId), (Fleet.List.Find("Alpha")!.Port, Fleet.List.Find("Alpha")!.ServerId));
    }

    [Fact]
    public async Task A_choice_to_forget_is_about_the_address_that_was_tested()
    {
        await using var server = await StartAsync("Alpha");
        await using var other = await TestServer.StartAsync("Other");
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-port").InputAsync(other.Endpoint.Port.ToString(CultureInfo.InvariantCulture)));
        await edit.InvokeAsync(() => edit.Button("Test").ClickAsync(new()));
        await edit.WaitForElementAsync("input[name=met]", Patience);
        await edit.InvokeAsync(() => edit.FindAll("input[name=met]")[1].ChangeAsync(true));

        await edit.InvokeAsync(() => edit.Find("#edited-port").InputAsync(server.Endpoint.Port.ToString(CultureInfo.InvariantCulture)));
        Assert.Empty(edit.FindAll(".checks"));
        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Equal(1, closed), Patience);
        Assert.Equal(server.ServerId, Fleet.List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task A_server_that_is_in_the_list_under_another_name_is_in_the_way()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-host").InputAsync("localhost"));
        await edit.InvokeAsync(() => edit.Find("#edited-port").InputAsync(beta.Endpoint.Port.ToString(CultureInfo.InvariantCulture)));

        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Contains("Cannot be used:", edit.Words(), StringComparison.Ordinal), Patience);
        Assert.True(edit.Find("[type=submit]").HasAttribute("disabled"));
        Assert.Equal(0, closed);
    }

    [Fact]
    public async Task What_is_wrong_or_taken_is_said_at_its_field_and_the_keyboard_goes_there()
    {
        await AddDeadAsync("Alpha", 1);
        await AddDeadAsync("Beta", 2);
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-host").InputAsync(""));
        await SaveAsync(edit);
        Assert.Equal("edited-host", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]);

        await edit.InvokeAsync(() => edit.Find("#edited-host").InputAsync("127.0.0.1"));
        await edit.InvokeAsync(() => edit.Find("#edited-name").InputAsync("Beta"));
        await SaveAsync(edit);

        await edit.WaitForAssertionAsync(() => Assert.Contains("Beta is in the server list already", edit.Find("#edited-name-problem").Words(), StringComparison.Ordinal), Patience);
        await edit.WaitForAssertionAsync(() => Assert.Equal("edited-name", JSInterop.Invocations["movienet.focusOn"][^1].Arguments[0]), Patience);
        Assert.Equal(0, closed);
    }

    [Fact]
    public async Task Cancelling_changes_nothing()
    {
        await AddDeadAsync("Alpha");
        var edit = Show("Alpha");
        await edit.InvokeAsync(() => edit.Find("#edited-name").InputAsync("Beta"));

        await edit.InvokeAsync(() => edit.Button("Cancel").ClickAsync(new()));

        Assert.Equal((1, "Alpha"), (closed, Fleet.List.All()[0].Name));
    }

    private static Task SaveAsync(IRenderedComponent<EditServer> edit) => edit.InvokeAsync(() => edit.Find("form").SubmitAsync(EventArgs.Empty));

    private IRenderedComponent<EditServer> Show(string name) =>
        Render<EditServer>(p => p.Add(edit => edit.Entry, Fleet.List.Find(name)!).Add(edit => edit.OnClose, () => closed++));
}
