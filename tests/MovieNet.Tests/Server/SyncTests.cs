using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>
/// kill -9 does not show whether a write is on the disk, because the system's memory outlives the process. So here the system
/// calls show it: between the arrival of a write and its answer the log is synced.
/// </summary>
public sealed class SyncTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Between_the_arrival_of_a_write_and_its_answer_the_log_is_synced()
    {
        string[] writes =
        [
            Request(1, "movies.add", "{'movie':{'title':'Alien'}}"),
            Request(2, "movies.edit", "{'id':1,'changes':{'year':1979}}"),
            Request(3, "movies.import", "{'movies':[{'title':'Aliens'},{'title':'Alien 3'}]}"),
            Request(4, "movies.delete", "{'id':1,'requestId':'0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59'}"),
        ];

        var calls = await RecordAsync(async client =>
        {
            foreach (var write in writes)
            {
                Assert.NotNull((await client.AskAsync(write))["result"]);
            }
        });

        Assert.All(Enumerable.Range(1, writes.Length), id => Assert.NotEmpty(SyncsOf(calls, id)));
    }

    [Fact]
    public async Task Writes_of_one_group_share_its_sync_and_none_is_answered_before_it()
    {
        // Together they fit into one piece of what the daemon takes in at once.
        const int Writes = 40;

        var calls = await RecordAsync(async client =>
        {
            await client.SendAsync([.. Enumerable.Range(100, Writes).Select(id => Request(id, "movies.add", $"{{'movie':{{'title':'{id}'}}}}"))]);
            for (var i = 0; i < Writes; i++)
            {
                Assert.NotNull((await client.ReadJsonAsync())["result"]);
            }
        });

        var syncs = Enumerable.Range(100, Writes).Select(id => SyncsOf(calls, id)).ToList();
        Assert.All(syncs, Assert.NotEmpty);
        Assert.True(syncs.SelectMany(all => all).Distinct().Count() <= Writes / 2, "hardly any two writes shared a sync");
    }

    private static string Request(int id, string method, string parameters) => RawClient.Request(id, method, parameters);

    /// <summary>The system calls of a daemon while a client does something.</summary>
    private async Task<IReadOnlyList<SystemCall>> RecordAsync(Func<RawClient, Task> act)
    {
        var output = folder.File("calls");
        var starter = Strace.Starter(output, "-e", "trace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync");
        await using (var daemon = ServerProcess.StartBy(starter, "--data", folder.File("a.db"), "--ports", "0", "--log-level", "error"))
        {
            await daemon.ReadyAsync();
            await using (var client = await daemon.ConnectAsync())
            {
                await act(client);
            }

            daemon.Signal(15);
            // The end of its errors is the end of strace too.
            Assert.Equal("", await daemon.ErrorsAsync());
        }

        return await Strace.ReadAsync(output);
    }

    /// <summary>The syncs of the log that lie between the arrival of a request and the sending of its answer.</summary>
    private static IEnumerable<SystemCall> SyncsOf(IReadOnlyList<SystemCall> calls, int id)
    {
        var arrival = First(calls, id, "read", "readv", "recvfrom", "recvmsg");
        var answer = First(calls, id, "write", "writev", "sendto", "sendmsg");
        return calls.Where(call => call.Name is "fsync" or "fdatasync" && call.Text.Contains("a.db-wal>", StringComparison.Ordinal)
            && call.Text.EndsWith("= 0", StringComparison.Ordinal) && call.Began > arrival.Ended && call.Ended < answer.Began);
    }

    /// <summary>The first call of these names that passes on the line of this id, or the last part of it where it was cut into two.</summary>
    private static SystemCall First(IReadOnlyList<SystemCall> calls, int id, params string[] names)
    {
        var bytes = new System.Text.StringBuilder();
        return calls.First(call => names.Contains(call.Name, StringComparer.Ordinal) && call.Text.Contains("<socket:", StringComparison.Ordinal)
            && bytes.Append(call.Bytes).ToString().Contains($"""\"id\":{id},""", StringComparison.Ordinal));
    }
}
