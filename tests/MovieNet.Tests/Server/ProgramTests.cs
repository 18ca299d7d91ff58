using System.Globalization;
using System.Net;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>The program as a process of its own: what scripts rely on.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(15)]
    [InlineData(2)]
    public async Task It_says_where_it_listens_and_ends_with_0_when_told_to(int signal)
    {
        await using var daemon = ServerProcess.Start("--data", folder.File("a.db"), "--ports", "0", "--port-file", folder.File("port"), "--name", "Alpha");
        var ready = await daemon.ReadLineAsync();

        Assert.Matches(@"^listening on 127\.0\.0\.1:\d+$", ready);
        var port = int.Parse(ready!.Split(':')[1], CultureInfo.InvariantCulture);
        await daemon.UntilFileAsync(folder.File("port"));
        Assert.Equal($"{port}\n", await File.ReadAllTextAsync(folder.File("port"), TestContext.Current.CancellationToken));
        await using var client = await RawClient.ConnectAsync(new(IPAddress.Loopback, port));
        Assert.Equal("Alpha", (string)(await client.ResultAsync("server.hello"))["name"]!);
        await client.ResultAsync("movies.add", "{'movie':{'title':'Alien'}}");

        daemon.Signal(signal);

        Assert.Equal(0, await daemon.ExitCodeAsync());
        Assert.False(File.Exists(folder.File("port")));
        Assert.Matches("^movienet-server: movies\\.add ok in [0-9.]+ ms \\(connection 1\\)\n$", await daemon.ErrorsAsync());
    }

    [Fact]
    public async Task After_kill_9_the_file_and_the_port_are_free_and_what_was_acknowledged_is_there()
    {
        string ports;
        await using (var first = ServerProcess.Start("--data", folder.File("a.db"), "--ports", "0"))
        {
            ports = (await first.ReadLineAsync())!.Split(':')[1];
            await using var client = await RawClient.ConnectAsync(new(IPAddress.Loopback, int.Parse(ports, CultureInfo.InvariantCulture)));
            await client.ResultAsync("movies.add", "{'movie':{'title':'Alien'}}");
            first.Signal(9);
            await first.ExitCodeAsync();
        }

        await using var second = ServerProcess.Start("--data", folder.File("a.db"), "--ports", ports);
        Assert.Equal("listening on 127.0.0.1:" + ports, await second.ReadLineAsync());
        await using var again = await RawClient.ConnectAsync(new(IPAddress.Loopback, int.Parse(ports, CultureInfo.InvariantCulture)));
        Assert.Equal(1, (int)(await again.ResultAsync("server.status"))["movies"]!);
        second.Signal(15);
        Assert.Equal(0, await second.ExitCodeAsync());
    }

    [Theory]
    [InlineData(2, "--data' is required")]
    [InlineData(2, "is not a list of ports", "--data", "x", "--ports", "80-70")]
    [InlineData(2, "is not an IP address", "--data", "x", "--bind", "300.1.1.1")]
    [InlineData(1, "its folder does not exist", "--data", "/no/such/folder/x.db")]
    [InlineData(1, "is a directory", "--data", "/")]
    [InlineData(1, "there is no file", "check", "--data", "/no/such/file")]
    [InlineData(1, "there is no file", "backup", "--data", "/no/such/file", "x")]
    [InlineData(1, "cannot listen on", "--data", "$", "--bind", "192.0.2.1", "--without-tokens")]
    public async Task What_is_wrong_is_said_in_one_line(int code, string message, params string[] arguments)
    {
        await using var daemon = ServerProcess.Start([.. arguments.Select(argument => argument is "$" ? folder.File("a.db") : argument)]);

        Assert.Equal(code, await daemon.ExitCodeAsync());
        var errors = await daemon.ErrorsAsync();
        Assert.StartsWith("movienet-server: ", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(sign => sign == '\n'));
    }

    [Fact]
    public async Task A_backup_made_while_it_runs_is_a_whole_database()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await server.ConnectAsync();
        await client.ResultAsync("movies.add", "{'movie':{'title':'七人の侍','genres':['Drama']}}");

        await using (var backup = ServerProcess.Start("backup", "--data", server.Data, folder.File("copy.db")))
        {
            Assert.Equal(0, await backup.ExitCodeAsync());
        }

        await using (var check = ServerProcess.Start("check", "--data", folder.File("copy.db")))
        {
            Assert.Equal("ok", await check.ReadLineAsync());
            Assert.Equal(0, await check.ExitCodeAsync());
        }

        await using (var second = ServerProcess.Start("backup", "--data", server.Data, folder.File("copy.db")))
        {
            Assert.Equal(1, await second.ExitCodeAsync());
            Assert.Contains("is there already", await second.ErrorsAsync(), StringComparison.Ordinal);
        }

        await using var copy = await MovieNet.Server.MovieServer.StartAsync(new() { Data = folder.File("copy.db") }, TestContext.Current.CancellationToken);
        Assert.Equal(server.ServerId, copy.ServerId);
        await using var reader = await RawClient.ConnectAsync(copy.Endpoint);
        Assert.Single((await reader.ResultAsync("movies.search", "{'query':'侍'}"))["movies"]!.AsArray());
    }
}
