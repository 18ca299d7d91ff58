using System.Globalization;
using MovieNet.Server;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Maintenance;

public sealed class BackupTests : IDisposable
{
    private const int Writers = 3;

    private readonly TempFolder folder = new();

    /// <summary>The number of the last write that each writer was told of.</summary>
    private readonly int[] acknowledged = new int[Writers];

    private volatile bool isEnough;

    private string Data => folder.File("a.db");

    private string Copy => folder.File("copy.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_under_load_is_one_state_with_every_write_that_was_acknowledged_before_it()
    {
        await using var daemon = ServerProcess.Start("--data", Data, "--ports", "0");
        await daemon.ReadyAsync();
        var underway = new CountdownEvent(Writers);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(daemon, writer, underway))).ToList();
        Assert.True(underway.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), "the writers did not get under way");

        var before = acknowledged.ToArray();
        await using (var backup = ServerProcess.Start("backup", "--data", Data, Copy))
        {
            Assert.Equal("", await backup.ErrorsAsync());
            Assert.Equal(0, await backup.ExitCodeAsync());
        }

        var after = acknowledged.ToArray();
        isEnough = true;
        await Task.WhenAll(writers);

        Assert.All(Enumerable.Range(0, Writers), writer => Assert.True(after[writer] > before[writer], "nothing was written during the backup"));
        await using (var check = ServerProcess.Start("check", "--data", Copy))
        {
            Assert.Equal("ok", await check.ReadLineAsync());
            Assert.Equal(0, await check.ExitCodeAsync());
        }

        await AssertHoldsAsync(before);
    }

    [Fact]
    public async Task A_backup_that_fails_says_why_and_leaves_nothing_behind()
    {
        Store.Schema1Database.Make(Data);
        await using var backup = ServerProcess.StartBy(
            Strace.Starter(folder.File("calls"), "-P", Copy + ".tmp", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC"), "backup", "--data", Data, Copy);

        Assert.Equal($"movienet-server: cannot copy {Data} to {Copy}: the disk is full\n", await backup.ErrorsAsync());
        Assert.Equal(1, await backup.ExitCodeAsync());
        Assert.Empty(Directory.GetFiles(folder.Path, "copy*"));
    }

    private async Task WriteAsync(ServerProcess daemon, int writer, CountdownEvent underway)
    {
        await using var client = await daemon.ConnectAsync();
        for (var i = 1; !isEnough; i++)
        {
            await client.ResultAsync("movies.add", $"{{'movie':{{'title':'Film {i}','year':{1900 + writer}}}}}");
            acknowledged[writer] = i;
            if (i == 50)
            {
                underway.Signal();
            }
        }
    }

    /// <summary>Of each writer's films the copy holds the first ones without a gap, and those of before the backup are among them.</summary>
    private async Task AssertHoldsAsync(int[] before)
    {
        await using var server = await MovieServer.StartAsync(new() { Data = Copy }, TestContext.Current.CancellationToken);
        await using var client = await RawClient.ConnectAsync(server.Endpoint);
        for (var writer = 0; writer < Writers; writer++)
        {
            var year = 1900 + writer;
            var total = (int)(await client.ResultAsync("movies.list", $"{{'yearFrom':{year},'yearTo':{year}}}"))["total"]!;
            Assert.InRange(total, before[writer], acknowledged[writer]);
            Assert.Single((await client.ResultAsync("movies.get", string.Create(CultureInfo.InvariantCulture, $"{{'title':'Film {total}','year':{year}}}")))["movies"]!.AsArray());
        }
    }
}
