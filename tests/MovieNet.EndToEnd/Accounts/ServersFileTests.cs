using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>The servers that whoever starts the program wants in its list.</summary>
public sealed class ServersFileTests : IDisposable
{
    private const string Fingerprint = "50e4a06750e4a06750e4a06750e4a06750e4a06750e4a06750e4a06750e4a067";

    private readonly TempFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task They_are_added_once_and_what_a_person_changes_stays_but_for_how_they_are_trusted()
    {
        var (file, token) = (home.File("servers.json"), home.File("token"));
        await WriteAsync(file, $$"""{"movieNetServers":1,"servers":[{"name":"Alpha","host":"127.0.0.1","port":1},{"name":"Beta","host":"127.0.0.1","port":2,"tls":true,"fingerprint":"{{Fingerprint}}"}]}""");
        await WriteAsync(token, "mnt_secret\n");
        await StartAsync("Alpha (127.0.0.1:1) is in the list now", "--servers", file, "--servers-token", token);
        var list = new ServerList(new(home.Path));
        Assert.Equal([("Alpha", false), ("Beta", true)], list.All().Select(server => (server.Name, server.Tls)));
        Assert.All(list.All(), server => Assert.Equal("mnt_secret", server.Token?.Reveal()));

        list.Update("Alpha", list.Find("Alpha")! with { Paused = true });
        await WriteAsync(file, $$"""{"movieNetServers":1,"servers":[{"name":"Alpha","host":"127.0.0.1","port":1,"tls":true,"fingerprint":"{{Fingerprint}}"},{"name":"Gamma","host":"127.0.0.1","port":2}]}""");
        await StartAsync("Gamma (127.0.0.1:2) is not taken: Beta has this address", "--servers", file);

        var alpha = list.Find("Alpha")!;
        Assert.Equal((true, true, Fingerprint, null), (alpha.Paused, alpha.Tls, alpha.Fingerprint, alpha.Token));
        Assert.Equal(2, list.All().Count);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_said_and_nothing_starts()
    {
        await WriteAsync(home.File("servers.json"), "{}");
        await using var app = await WebProcess.StartAsync(home.Path, "--servers", home.File("servers.json"));

        Assert.Contains("it is no server list", await app.LineAsync("movienet-web: cannot read "), StringComparison.Ordinal);
        Assert.Equal(1, await app.ExitCodeAsync());
    }

    private async Task StartAsync(string says, params string[] arguments)
    {
        await using var app = await WebProcess.StartAsync(home.Path, arguments);
        await app.LineAsync(says);
        await app.LineAsync("Application started");
    }

    private static Task WriteAsync(string file, string text) => File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
}
