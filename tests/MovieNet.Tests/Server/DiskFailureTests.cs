using System.Diagnostics;
using System.Globalization;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>What a daemon does whose disk fails under it.</summary>
public sealed class DiskFailureTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> acknowledged = [];
    private int last;

    // Its making is no part of what is counted below.
    public DiskFailureTests() => MovieStore.Open(Data, TimeProvider.System, cacheBytes: 0).Dispose();

    private string Data => folder.File("a.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_refused_because_its_sync_failed_is_not_there_after_a_restart_either()
    {
        await using (var daemon = await StartAsync("inject=fsync,fdatasync:error=EIO:when=6"))
        {
            await using var client = await daemon.ConnectAsync();
            var refused = await AddUntilRefusedAsync(client);
            Assert.All(refused, message => Assert.Equal("storage failure: the disk reports an error; nothing was written", message));
            await daemon.KillAsync();
        }

        await FoundAsync();
    }

    [Fact]
    public async Task Where_nobody_knows_whether_a_write_is_kept_it_is_not_answered_and_may_be_asked_again()
    {
        var add = RawClient.Request(1, "movies.add", "{'movie':{'title':'Unsure'},'requestId':'0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59'}");
        await using (var daemon = await StartAsync("inject=fsync,fdatasync:error=EIO:when=4+"))
        {
            await using var client = await daemon.ConnectAsync();
            await client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'0'}}"));
            while (await client.ReadLineAsync() is not null)
            {
                acknowledged.Add(last.ToString(CultureInfo.InvariantCulture));
                await client.SendAsync(RawClient.Request(1, "movies.add", $"{{'movie':{{'title':'{++last}'}}}}"));
            }

            await using var again = await daemon.ConnectAsync();
            await again.SendAsync(RawClient.Request(1, "server.status"), add, RawClient.Request(2, "server.status"));
            Assert.StartsWith("""{"jsonrpc":"2.0","id":1,"result":{"movies":""", await again.ReadLineAsync(), StringComparison.Ordinal);
            Assert.Null(await again.ReadLineAsync());

            await using var reader = await daemon.ConnectAsync();
            Assert.Equal(acknowledged.Count, (await reader.ResultAsync("movies.list"))["movies"]!.AsArray().Count);
            await daemon.KillAsync();
            Assert.Contains("the disk reports an error; whether the write is kept is not known", await daemon.ErrorsAsync(), StringComparison.Ordinal);
        }

        await using var restarted = await StartAsync();
        await using var later = await restarted.ConnectAsync();
        await later.SendAsync(add, add);
        var first = await later.ReadLineAsync();
        Assert.Contains("\"result\"", first, StringComparison.Ordinal);
        Assert.Equal(first, await later.ReadLineAsync());
        var titles = (await later.ResultAsync("movies.list"))["movies"]!.AsArray().Select(movie => (string)movie!["title"]!).ToList();
        Assert.Single(titles, "Unsure");
        Assert.Subset(titles.ToHashSet(StringComparer.Ordinal), acknowledged.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_the_disk_is_full_writes_are_refused_in_words_reads_go_on_and_afterwards_all_is_well()
    {
        await using (var daemon = await StartAsync("inject=pwrite64:error=ENOSPC:when=90..140"))
        {
            await using var client = await daemon.ConnectAsync();
            var refused = await AddUntilRefusedAsync(client);
            var found = (await client.ResultAsync("movies.list", "{'limit':1000}"))["movies"]!.AsArray().Count;
            Assert.Equal(acknowledged.Count, found);
            refused.AddRange(await AddUntilTakenAsync(client));

            Assert.All(refused, message => Assert.Equal("storage failure: the disk is full; nothing was written", message));
            daemon.Signal(15);
            Assert.Contains("the disk is full", await daemon.ErrorsAsync(), StringComparison.Ordinal);
        }

        await FoundAsync();
    }

    [Fact]
    public async Task A_limit_to_the_size_of_files_is_a_failure_and_not_the_end()
    {
        await using (var daemon = await StartAsync())
        {
            await using var client = await daemon.ConnectAsync();
            Limit(daemon, "200000:unlimited");
            var refused = await AddUntilRefusedAsync(client);
            Assert.All(refused, message => Assert.Equal("storage failure: the disk reports an error; nothing was written", message));
            Assert.Equal(acknowledged.Count, (int)(await client.ResultAsync("server.status"))["movies"]!);

            Limit(daemon, "unlimited:unlimited");
            Assert.Empty(await AddUntilTakenAsync(client));
            daemon.Signal(15);
            Assert.Equal(0, await daemon.ExitCodeAsync());
        }

        await FoundAsync();
    }

    [Fact]
    public async Task A_start_on_a_full_disk_says_so()
    {
        File.Delete(Data);
        await using var daemon = ServerProcess.StartBy(Failing("inject=pwrite64:error=ENOSPC"), "--data", Data, "--ports", "0");

        Assert.Equal($"movienet-server: cannot open {Data}: the disk is full\n", await daemon.ErrorsAsync());
        Assert.Equal(1, await daemon.ExitCodeAsync());
    }

    private string[] Failing(string injection) =>
        Strace.Starter(folder.File("calls"), "-P", Data, "-P", Data + "-journal", "-P", Data + "-wal", "-e", "trace=pwrite64,fsync,fdatasync", "-e", injection);

    private async Task<ServerProcess> StartAsync(string? injection = null)
    {
        var daemon = ServerProcess.StartBy(injection is null ? [] : Failing(injection), "--data", Data, "--ports", "0");
        await daemon.ReadyAsync();
        return daemon;
    }

    private static void Limit(ServerProcess daemon, string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", daemon.Id.ToString(CultureInfo.InvariantCulture), "--fsize=" + bytes]);
        limit.WaitForExit();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>Adds three at a time until one of three is refused; gives why.</summary>
    private async Task<List<string>> AddUntilRefusedAsync(RawClient client)
    {
        while (true)
        {
            if (await AddAsync(client) is { Count: > 0 } refused)
            {
                return refused;
            }
        }
    }

    /// <summary>Adds three at a time until all three are taken; gives why the others were not.</summary>
    private async Task<List<string>> AddUntilTakenAsync(RawClient client)
    {
        var all = new List<string>();
        while (true)
        {
            if (await AddAsync(client) is not { Count: > 0 } refused)
            {
                return all;
            }

            all.AddRange(refused);
        }
    }

    private async Task<List<string>> AddAsync(RawClient client)
    {
        var titles = Enumerable.Range(0, 3).Select(_ => (++last).ToString(CultureInfo.InvariantCulture)).ToList();
        await client.SendAsync([.. titles.Select(title => RawClient.Request(1, "movies.add", $"{{'movie':{{'title':'{title}'}}}}"))]);
        var refused = new List<string>();
        foreach (var title in titles)
        {
            var answer = await client.ReadJsonAsync();
            if (answer["error"] is { } error)
            {
                Assert.Equal(7, (int)error["code"]!);
                refused.Add((string)error["message"]!);
            }
            else
            {
                acknowledged.Add(title);
            }
        }

        return refused;
    }

    /// <summary>After a restart exactly the acknowledged writes are there, and the database is whole.</summary>
    private async Task FoundAsync()
    {
        await using var daemon = await StartAsync();
        await using var client = await daemon.ConnectAsync();
        var movies = (await client.ResultAsync("movies.list", "{'limit':1000,'sort':'updatedAt'}"))["movies"]!.AsArray();
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged, movies.OrderBy(movie => (int)movie!["id"]!).Select(movie => (string)movie!["title"]!));
        await using var output = new StringWriter();
        Assert.True(MovieNet.Server.Maintenance.DatabaseCheck.Run(Data, output) == 0, output.ToString());
    }
}
