using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MovieNet.Server;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class StartTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<MovieServer> StartAsync(params int[] ports) =>
        MovieServer.StartAsync(new() { Data = folder.File("a.db"), Ports = ports.Length == 0 ? [0] : ports }, TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync(params int[] ports)
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => StartAsync(ports));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    private void MakeDatabase(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("a.db"), Pooling = false }.ToString());
        connection.Open();
        Database.Execute(connection, sql);
    }

    [Fact]
    public async Task The_first_free_port_of_the_list_is_taken()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        await using var server = await StartAsync(port, 0);

        Assert.NotEqual(port, server.Endpoint.Port);
        Assert.True(IPAddress.IsLoopback(server.Endpoint.Address));
    }

    [Fact]
    public async Task Where_all_ports_are_taken_it_says_so_and_leaves_the_database_free()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Assert.Contains($"every permitted port on 127.0.0.1 is taken: {port}", await RefusedAsync(port), StringComparison.Ordinal);
        await using var server = await StartAsync();
    }

    [Fact]
    public async Task A_second_daemon_on_the_same_file_is_refused_and_a_third_after_the_first_is_not()
    {
        await using (await StartAsync())
        {
            Assert.Contains("is in use by another movienet-server", await RefusedAsync(), StringComparison.Ordinal);
            File.CreateSymbolicLink(folder.File("b.db"), folder.File("a.db"));
            var linked = await Assert.ThrowsAsync<StartupException>(() => MovieServer.StartAsync(new() { Data = folder.File("b.db") }, TestContext.Current.CancellationToken));
            Assert.Contains("is in use", linked.Message, StringComparison.Ordinal);
        }

        await using var server = await StartAsync();
    }

    [Fact]
    public async Task A_directory_is_no_database()
    {
        Directory.CreateDirectory(folder.File("a.db"));

        Assert.Contains("is a directory", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => MovieServer.StartAsync(new() { Data = folder.File("no/a.db") }, TestContext.Current.CancellationToken));

        Assert.Contains("its folder does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter. ", 1_000));
        await File.WriteAllTextAsync(folder.File("a.db"), text, TestContext.Current.CancellationToken);

        Assert.Contains("is not a database", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(folder.File("a.db"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("CREATE TABLE song (id)")]
    [InlineData("CREATE TABLE song (id); PRAGMA user_version = 1")]
    [InlineData("CREATE TABLE song (id); PRAGMA user_version = 99")]
    [InlineData("PRAGMA application_id = 7")]
    public async Task Another_programs_database_is_left_alone(string sql)
    {
        MakeDatabase(sql);
        var before = await File.ReadAllBytesAsync(folder.File("a.db"), TestContext.Current.CancellationToken);

        Assert.Contains("is the database of another program", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File("a.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_a_newer_schema_is_left_alone()
    {
        await (await StartAsync()).DisposeAsync();
        MakeDatabase("PRAGMA user_version = 99");

        Assert.Contains("was written by a newer movienet-server (schema 99, this one knows 3)", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_with_idle_clients_takes_well_under_a_second()
    {
        await using var server = await StartAsync();
        await using var one = await RawClient.ConnectAsync(server.Endpoint);
        await using var two = await RawClient.ConnectAsync(server.Endpoint);
        await one.ResultAsync("server.hello");
        await two.SendBytesAsync("{"u8.ToArray());
        var begun = TimeProvider.System.GetTimestamp();

        await server.StopAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(1), "a graceful stop took longer than a second");
        Assert.Null(await one.ReadLineAsync());
    }

    [Fact]
    public async Task The_system_asks_silent_clients_for_signs_of_life()
    {
        await using var server = await StartAsync();
        await using var client = await RawClient.ConnectAsync(server.Endpoint);
        await client.ResultAsync("movies.watch");

        // Linux shows of each connection its own port, that it is established (01), and that a timer for this runs (02).
        var port = server.Endpoint.Port.ToString("X4", CultureInfo.InvariantCulture);
        var connections = await File.ReadAllLinesAsync("/proc/net/tcp", TestContext.Current.CancellationToken);
        var connection = Assert.Single(connections, line => Regex.IsMatch(line, $"^ *[0-9]+: [0-9A-F]{{8}}:{port} [0-9A-F:]+ 01 ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        Assert.Contains(" 02:", connection, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5870-5879", "5870 5871 5872 5873 5874 5875 5876 5877 5878 5879")]
    [InlineData("5870-5871, 6000", "5870 5871 6000")]
    [InlineData("0", "0")]
    [InlineData("7", "7")]
    [InlineData("", null)]
    [InlineData("5879-5870", null)]
    [InlineData("1-2-3", null)]
    [InlineData("65536", null)]
    [InlineData("-1", null)]
    [InlineData("a", null)]
    [InlineData("1,,2", null)]
    public void A_list_of_ports_is_read_as_people_write_it(string text, string? ports)
    {
        Assert.Equal(ports, PortList.Parse(text) is { } parsed ? string.Join(' ', parsed) : null);
    }
}
