using System.Globalization;
using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class ServerListTests : CliTest
{
    [Fact]
    public async Task A_server_is_added_under_the_id_that_it_has()
    {
        var server = await StartAsync("films");

        var run = await RunAsync("addserver", "Alpha", AddressOf(server));

        Assert.Equal((0, $"Added Alpha at {AddressOf(server)}: “films”, 0 movies, version 0.1.0."), (run.ExitCode, Assert.Single(run.Lines)));
        Assert.Equal(server.ServerId, List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_yet_is_added_and_ends_with_3()
    {
        await ServeNobodyAsync("Gone");
        var address = List.Find("Gone")!.Address;
        List.Remove("Gone");

        var run = await RunAsync("addserver", "Alpha", address);

        Assert.Equal((3, $"movienet: Alpha was added, but nothing answers at {address} yet: connection refused.\n"), (run.ExitCode, run.Error));
        Assert.NotNull(List.Find("Alpha"));
    }

    [Fact]
    public async Task The_same_server_or_name_twice_is_refused()
    {
        var alpha = await ServeAsync("Alpha");
        var beta = await StartAsync("films");

        Assert.Equal(4, (await RunAsync("addserver", "Other", $"localhost:{alpha.Endpoint.Port}")).ExitCode);
        Assert.Equal(4, (await RunAsync("addserver", "ALPHA", AddressOf(beta))).ExitCode);
        Assert.Single(List.All());
    }

    [Fact]
    public async Task The_list_shows_every_server_as_it_is_now()
    {
        var alpha = await ServeAsync("Alpha", new Movie { Title = "Heat" });
        await ServeNobodyAsync("Beta");
        await ServeAsync("Gamma");
        await RunAsync("pauseserver", "Gamma");

        var run = await RunAsync("serverlist");

        Assert.Equal(3, run.ExitCode);
        Assert.Matches($"^Alpha   ✓ answers    {AddressOf(alpha)} +[0-9.]+ ms +1  0.1.0$", run.Lines[1]);
        Assert.Matches("^Beta    \\? no answer  127.0.0.1:[0-9]+ +connection refused$", run.Lines[2]);
        Assert.Matches("^Gamma   ‖ paused     127.0.0.1:[0-9]+$", run.Lines[3]);
        Assert.Equal(["answered", "connection refused", "paused"], (await RunAsync("serverlist", "--json")).Json["servers"]!.AsArray().Select(server => (string)server!["outcome"]!));
    }

    [Fact]
    public async Task A_moved_server_stays_the_same_server()
    {
        var server = await StartAsync("films");
        List.Add(new("Alpha", "127.0.0.1", 1, server.ServerId));

        Assert.Equal(0, (await RunAsync("moveserver", "alpha", AddressOf(server))).ExitCode);
        Assert.Equal(new("Alpha", "127.0.0.1", server.Endpoint.Port, server.ServerId), List.Find("Alpha"));
    }

    [Fact]
    public async Task A_server_is_not_moved_to_where_another_one_answers()
    {
        await ServeAsync("Alpha");
        var other = await StartAsync("other");
        var before = List.Find("Alpha");

        var run = await RunAsync("moveserver", "Alpha", AddressOf(other));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("another server answers", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, List.Find("Alpha"));
    }

    [Fact]
    public async Task Servers_that_changed_ports_change_places()
    {
        var one = await StartAsync("one");
        var two = await StartAsync("two");
        List.Add(new("One", "127.0.0.1", two.Endpoint.Port, one.ServerId));
        List.Add(new("Two", "127.0.0.1", one.Endpoint.Port, two.ServerId));

        Assert.Equal(0, (await RunAsync("moveserver", "One", AddressOf(one))).ExitCode);

        Assert.Equal([one.Endpoint.Port, two.Endpoint.Port], List.All().Select(entry => entry.Port));
    }

    [Fact]
    public async Task A_paused_server_is_asked_again_when_resumed()
    {
        await ServeAsync("Alpha");

        await RunAsync("pauseserver", "Alpha");
        Assert.True(List.Find("Alpha")!.Paused);
        await RunAsync("resumeserver", "Alpha");
        Assert.False(List.Find("Alpha")!.Paused);
    }

    [Fact]
    public async Task A_deleted_server_is_out_of_the_list()
    {
        await ServeAsync("Alpha");

        Assert.Equal(0, (await RunAsync("deleteserver", "alpha")).ExitCode);
        Assert.Empty(List.All());
    }

    [Fact]
    public async Task An_empty_list_is_no_error()
    {
        var run = await RunAsync("serverlist");

        Assert.Equal((0, "The server list is empty. Add a server with movienet addserver NAME HOST:PORT"), (run.ExitCode, Assert.Single(run.Lines)));
    }

    private static string AddressOf(MovieNet.Testing.TestServer server) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Endpoint.Port}");
}
