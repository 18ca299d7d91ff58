using MovieNet.Testing;

namespace MovieNet.Tests.Server.Maintenance;

public sealed class RestoreTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Data => folder.File("films.db");

    private string Backup => folder.File("films-backup.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_restored_as_the_page_says_is_served_by_the_same_server_as_it_was()
    {
        string? id;
        await using (var daemon = await StartAsync())
        {
            await using var client = await daemon.ConnectAsync();
            id = (string?)(await client.ResultAsync("server.hello"))["serverId"];
            await client.ResultAsync("movies.add", "{'movie':{'title':'Heat','year':1995}}");
            await RunAsync("backup", "--data", Data, Backup);
            await client.ResultAsync("movies.add", "{'movie':{'title':'Ran','year':1985}}");
            await daemon.KillAsync();
        }

        await File.WriteAllTextAsync(Data, "damaged", TestContext.Current.CancellationToken);
        foreach (var file in new[] { Data, Data + "-wal", Data + "-shm" }.Where(File.Exists))
        {
            File.Move(file, file + ".damaged");
        }

        File.Copy(Backup, Data);
        await RunAsync("check", "--data", Data);

        await using var restored = await StartAsync();
        await using var again = await restored.ConnectAsync();
        Assert.Equal(id, (string?)(await again.ResultAsync("server.hello"))["serverId"]);
        Assert.Equal("Heat", (string?)(await again.ResultAsync("movies.list"))["movies"]!.AsArray().Single()!["title"]);
        Assert.Equal(1, (int)(await again.ResultAsync("changes.list"))["changes"]!.AsArray().Single()!["id"]!);
        await again.ResultAsync("movies.add", "{'movie':{'title':'Ran','year':1985}}");
        Assert.Equal("Ran", (string?)(await again.ResultAsync("movies.search", "{'query':'ran'}"))["movies"]!.AsArray().Single()!["title"]);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        await using var run = ServerProcess.Start(arguments);
        Assert.Equal("", await run.ErrorsAsync());
        Assert.Equal(0, await run.ExitCodeAsync());
    }

    private async Task<ServerProcess> StartAsync()
    {
        var daemon = ServerProcess.Start("--data", Data, "--ports", "0");
        await daemon.ReadyAsync();
        return daemon;
    }
}
