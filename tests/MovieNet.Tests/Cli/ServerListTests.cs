using System.Globalization;
using MovieNet.Protocol;
using MovieNet.Testing;

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
    public async Task Tags_are_given_and_shown()
    {
        var server = await StartAsync("films");

        Assert.Equal(0, (await RunAsync("addserver", "Alpha", AddressOf(server), "--tag", "archive", "--tag", "film club")).ExitCode);
        await ServeNobodyAsync("Beta");

        Assert.Equal(["archive", "film club"], List.Find("Alpha")!.Tags);
        var run = await RunAsync("serverlist");
        Assert.Matches("^Alpha .* 0.1.0    archive, film club$", run.Lines[1]);
        Assert.Matches("^Beta .* connection refused$", run.Lines[2]);
        Assert.Equal("film club", (string?)(await RunAsync("serverlist", "--json")).Json["servers"]![0]!["tags"]![1]);
        Assert.Equal(2, (await RunAsync("addserver", "Gamma", "127.0.0.1:1", "--tag", new string('x', 31))).ExitCode);
    }

    [Fact]
    public async Task A_list_goes_into_a_file_and_out_of_it_into_another_list()
    {
        var alpha = await ServeAsync("Alpha");
        await ServeNobodyAsync("Beta");
        using var folder = new TempFolder();
        var file = folder.File("servers.json");

        var written = await RunAsync("serverlist", "--export", file);
        Assert.Equal((0, $"2 servers written to {file}."), (written.ExitCode, Assert.Single(written.Lines)));
        var before = List.All();
        List.Remove("Alpha");
        List.Update("Beta", List.Find("Beta")! with { Port = 1 });

        var taken = await RunAsync("serverlist", "--import", file);

        Assert.Equal((4, $"Alpha: added at {AddressOf(alpha)}"), (taken.ExitCode, Assert.Single(taken.Lines)));
        Assert.Equal($"movienet: Beta at {before[1].Address} was not added: it is in the list at 127.0.0.1:1.\n", taken.Error);
        Assert.Equal(before[0], List.Find("Alpha"));
        Assert.Equal(2, (await RunAsync("serverlist", "--import", folder.File("none.json"))).ExitCode);
        Assert.Equal(2, (await RunAsync("serverlist", "--json", "--import", file)).ExitCode);
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

    private static string AddressOf(TestServer server) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Endpoint.Port}");
}
