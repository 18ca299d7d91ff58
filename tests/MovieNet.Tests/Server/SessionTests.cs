using System.IO.Pipelines;
using System.Text;
using MovieNet.Server;
using MovieNet.Server.Commands;
using MovieNet.Server.Sessions;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>A session without a socket: what it sends, and in how many pieces.</summary>
public sealed class SessionTests : ServerTest
{
    private readonly Pipe toServer = new();
    private readonly Pipe toClient = new();

    private Task Run()
    {
        var session = new Session(new DuplexPipe(toServer.Reader, toClient.Writer), Server.Server.Context, new ErrorMapping(new Log(null)));
        return session.RunAsync();
    }

    private async Task SendAsync(params string[] lines) =>
        await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), TestContext.Current.CancellationToken);

    private async Task<string[]> ReadOneFlushAsync()
    {
        var result = await toClient.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(result.Buffer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        toClient.Reader.AdvanceTo(result.Buffer.End);
        return lines;
    }

    [Fact]
    public async Task Answers_to_what_came_together_go_out_together()
    {
        var running = Run();
        await SendAsync([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}")
            : RawClient.Request(i, "movies.get", "{'id':1}"))]);

        Assert.Equal(60, (await ReadOneFlushAsync()).Length);
        await toServer.Writer.CompleteAsync();
        await running;
    }

    [Fact]
    public async Task What_is_much_goes_out_before_all_is_there()
    {
        await AddAsync($"{{'title':'Alien','synopsis':'{new string('x', 10_000)}'}}");
        var running = Run();
        await SendAsync([.. Enumerable.Range(0, 60).Select(i => RawClient.Request(i, "movies.get", "{'id':1}"))]);

        Assert.InRange((await ReadOneFlushAsync()).Length, 1, 20);
        var read = Task.Run(ReadOneFlushAsync, TestContext.Current.CancellationToken);
        await toServer.Writer.CompleteAsync();
        await read;
        toClient.Reader.Complete();
        await running;
    }

    [Fact]
    public async Task Writes_do_not_wait_for_each_others_commit_and_share_one()
    {
        using var hold = new Hold(Server);
        var running = Run();
        await SendAsync([.. Enumerable.Range(0, 64).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 64, "all writes are queued");
        var groups = Server.Server.Store.Writes.Groups;
        hold.Release();

        Assert.Equal(64, (await ReadOneFlushAsync()).Length);
        Assert.Equal(groups + 2, Server.Server.Store.Writes.Groups);
        await toServer.Writer.CompleteAsync();
        await running;
    }

    [Fact]
    public async Task A_session_takes_in_a_bounded_number_of_writes()
    {
        using var hold = new Hold(Server);
        var running = Run();
        var sending = SendAsync([.. Enumerable.Range(0, 1_000).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting >= 256, "the session is full");

        // One more is taken before the session notices: it is being parsed already.
        Assert.InRange(Server.Server.Store.Writes.Waiting, 256, 257);
        hold.Release();
        var read = 0;
        while (read < 1_000)
        {
            read += (await ReadOneFlushAsync()).Length;
        }

        await sending;
        await toServer.Writer.CompleteAsync();
        await running;
    }

    [Fact]
    public async Task A_stop_lets_what_has_arrived_be_answered()
    {
        using var hold = new Hold(Server);
        var session = new Session(new DuplexPipe(toServer.Reader, toClient.Writer), Server.Server.Context, new ErrorMapping(new Log(null)));
        var running = session.RunAsync();
        await SendAsync([.. Enumerable.Range(0, 10).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 10, "all writes are queued");
        session.Stop();
        hold.Release();
        await running;

        Assert.Equal(10, (await ReadOneFlushAsync()).Length);
    }

    [Fact]
    public async Task Writes_of_a_client_that_has_gone_are_carried_out()
    {
        using var hold = new Hold(Server);
        var running = Run();
        await SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 1, "the write is queued");
        await toServer.Writer.CompleteAsync(new IOException("reset"));
        await toClient.Reader.CompleteAsync();
        hold.Release();
        await running;

        await Server.UntilAsync(() => Server.Number("SELECT movies FROM meta") == 1, "the write is done");
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
