using MovieNet.Server.Sessions;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>A session without a socket: what it sends, and in how many pieces.</summary>
public sealed class SessionTests : ServerTest
{
    [Fact]
    public async Task Answers_to_what_came_together_go_out_together()
    {
        var client = new PipedSession(Server);
        await client.SendAsync([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}")
            : RawClient.Request(i, "movies.get", "{'id':1}"))]);

        Assert.Equal(60, (await client.ReadAsync()).Length);
        await client.EndAsync();
    }

    [Fact]
    public async Task What_is_much_goes_out_before_all_is_there()
    {
        await AddAsync($"{{'title':'Alien','synopsis':'{new string('x', 10_000)}'}}");
        var client = new PipedSession(Server);
        await client.SendAsync([.. Enumerable.Range(0, 60).Select(i => RawClient.Request(i, "movies.get", "{'id':1}"))]);

        Assert.InRange((await client.ReadAsync()).Length, 1, 20);
        await client.BreakAsync();
        await client.Running;
    }

    [Fact]
    public async Task A_batch_is_answered_bit_by_bit_too()
    {
        await AddAsync($"{{'title':'Alien','synopsis':'{new string('x', 10_000)}'}}");
        var client = new PipedSession(Server);
        await client.SendAsync("[" + string.Join(',', Enumerable.Range(0, 60).Select(i => RawClient.Request(i, "movies.get", "{'id':1}"))) + "]");

        // The beginning is here, and the rest comes only when it is read.
        Assert.Empty(await client.ReadAsync());
        await Server.UntilAsync(() => client.Session.Waits == SessionWait.Sending, "the session waits for its client");
        await client.BreakAsync();
        await client.Running;
    }

    [Fact]
    public async Task Writes_do_not_wait_for_each_others_commit_and_share_one()
    {
        using var hold = new Hold(Server);
        var client = new PipedSession(Server);
        await client.SendAsync([.. Enumerable.Range(0, 64).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 64, "all writes are queued");
        var groups = Server.Server.Store.Writes.Groups;
        hold.Release();

        Assert.Equal(64, (await client.ReadAsync()).Length);
        Assert.Equal(groups + 2, Server.Server.Store.Writes.Groups);
        await client.EndAsync();
    }

    [Fact]
    public async Task A_session_takes_in_a_bounded_number_of_writes()
    {
        using var hold = new Hold(Server);
        var client = new PipedSession(Server);
        var sending = client.SendAsync([.. Enumerable.Range(0, 1_000).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting >= 256, "the session is full");

        // One more is taken before the session notices: it is being parsed already.
        Assert.InRange(Server.Server.Store.Writes.Waiting, 256, 257);
        hold.Release();
        var read = 0;
        while (read < 1_000)
        {
            read += (await client.ReadAsync()).Length;
        }

        await sending;
        await client.EndAsync();
    }

    [Fact]
    public async Task A_stop_lets_what_has_arrived_be_answered()
    {
        using var hold = new Hold(Server);
        var client = new PipedSession(Server);
        await client.SendAsync([.. Enumerable.Range(0, 10).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 10, "all writes are queued");
        client.Session.Stop();
        hold.Release();
        await client.Running;

        Assert.Equal(10, (await client.ReadAsync()).Length);
    }

    [Fact]
    public async Task Writes_of_a_client_that_has_gone_are_carried_out()
    {
        using var hold = new Hold(Server);
        var client = new PipedSession(Server);
        await client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 1, "the write is queued");
        await client.BreakAsync();
        hold.Release();
        await client.Running;

        await Server.UntilAsync(() => Server.Number("SELECT movies FROM meta") == 1, "the write is done");
    }
}
