using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MovieNet.Server.Sessions;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Attacks;

/// <summary>
/// While some clients are bad a good one is answered, and when they are gone the daemon holds nothing for them. How fast it
/// is answered meanwhile is measured by the benchmark "attacks"; spoiled messages are in <see cref="FuzzTests"/>.
/// </summary>
public sealed class LivenessTests : ServerTest
{
    private readonly ManualClock clock = new();

    protected override async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync(time: clock);
        await using var client = await server.ConnectAsync();
        var movies = Enumerable.Range(0, 90).Select(n => $"{{'title':'Film {n}','synopsis':'{new string('x', 10_000)}'}}");
        await client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', movies)}]}}");
        return server;
    }

    [Fact]
    public async Task Thousands_of_idle_connections()
    {
        var idle = new List<RawClient>();
        while (idle.Count < 2_000)
        {
            idle.Add(await Server.ConnectAsync());
        }

        await UntilSessionsAsync(2_001);
        await IsAnsweredAsync();
        Assert.Equal(2_001, (int)(await Client.ResultAsync("server.status"))["connections"]!);

        await GoAsync(idle);
    }

    [Fact]
    public async Task Clients_that_send_a_byte_now_and_then()
    {
        var slow = new List<RawClient>();
        while (slow.Count < 100)
        {
            slow.Add(await Server.ConnectAsync());
        }

        await UntilSessionsAsync(101);
        for (var seconds = 0; seconds < 30; seconds += 10)
        {
            await Task.WhenAll(slow.Select(client => client.SendBytesAsync("{"u8.ToArray())));
            await Server.UntilAsync(() => Server.Server.Sessions.All.Count(session => session.Waits == SessionWait.InLine) == 100, "all are inside a line");
            await IsAnsweredAsync();
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Whatever they send, the daemon has them no longer than a line may take.
        await UntilSessionsAsync(1, () => clock.Advance(TimeSpan.FromSeconds(1)));
        await IsAnsweredAsync();
        await GoAsync(slow);
    }

    [Fact]
    public async Task Clients_that_ask_and_never_read()
    {
        var question = Encoding.UTF8.GetBytes(RawClient.Request(1, "movies.list", "{'limit':1000}") + "\n" + RawClient.Request(2, "movies.get", "{'id':1}") + "\n");
        var deaf = new List<Socket>();
        while (deaf.Count < 4)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = 16 << 10, ReceiveBufferSize = 16 << 10 };
            await socket.ConnectAsync(Server.Endpoint, TestContext.Current.CancellationToken);
            socket.Blocking = false;
            deaf.Add(socket);
        }

        // So much is asked, and so much answered, until the daemon takes nothing more and waits for each of them.
        long asked = 0;
        long before;
        do
        {
            before = Answered() + asked;
            asked += deaf.Sum(socket => SendAll(socket, question));
            await IsAnsweredAsync();
        }
        while (Answered() + asked != before || Server.Server.Sessions.All.Count(session => session.Waits == SessionWait.Sending) != 4);

        Assert.InRange(asked / 4, 1, 1 << 20);
        Assert.InRange(Answered() / 4, 1, 3 << 20);

        deaf.ForEach(socket => socket.Dispose());
        await UntilSessionsAsync(1);
        await IsAnsweredAsync();
    }

    [Fact]
    public async Task Clients_that_come_and_go()
    {
        for (var i = 0; i < 200; i++)
        {
            using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
            {
                await socket.ConnectAsync(Server.Endpoint, TestContext.Current.CancellationToken);
                if (i % 2 == 0)
                {
                    socket.Send(Encoding.UTF8.GetBytes(RawClient.Request(1, "movies.list", "{'limit':1000}") + (i % 4 == 0 ? "\n" : "")));
                    socket.LingerState = new(enable: true, 0);
                }
            }

            await IsAnsweredAsync();
        }

        await UntilSessionsAsync(1);
        Assert.Equal("", Server.Log.ToString());
    }

    [Fact]
    public async Task Connections_with_random_bytes()
    {
        var noises = Task.WhenAll(Enumerable.Range(1, 4).Select(MakeNoiseAsync));
        for (var i = 0; i < 500; i++)
        {
            await IsAnsweredAsync();
        }

        await noises;
        await UntilSessionsAsync(1);
        Assert.Equal("", Server.Log.ToString());
    }

    [Theory]
    [InlineData("movies.list", "{'limit':1}")]
    [InlineData("movies.search", "{'query':'film','limit':1}")]
    [InlineData("changes.list", "{'limit':1}")]
    public async Task Pages_leave_a_thread_for_whoever_asks_for_a_movie(string method, string parameters)
    {
        var turns = Server.Server.Context.Turns;
        var all = turns.CurrentCount;
        for (var i = 0; i < all; i++)
        {
            await turns.WaitAsync(TestContext.Current.CancellationToken);
        }

        await using var reader = await Server.ConnectAsync();
        await reader.SendAsync(RawClient.Request(1, "server.hello"), RawClient.Request(2, method, parameters), RawClient.Request(3, "server.hello"));
        Assert.Equal(1, (int)(await reader.ReadJsonAsync())["id"]!);
        var page = reader.ReadJsonAsync();
        for (var i = 0; i < 100; i++)
        {
            await IsAnsweredAsync();
        }

        Assert.False(page.IsCompleted);
        turns.Release(all);
        Assert.NotNull((await page)["result"]);
        Assert.Equal(3, (int)(await reader.ReadJsonAsync())["id"]!);
        await Server.UntilAsync(() => turns.CurrentCount == all, "every turn is given back");
    }

    /// <summary>The good client's question, by the way of the answers in memory and by that of the database.</summary>
    private async Task IsAnsweredAsync()
    {
        Assert.Equal(["Film 7"], Titles(await Client.ResultAsync("movies.get", "{'title':'film 7'}")));
        Assert.Equal(["Film 8"], Titles(await Client.ResultAsync("movies.get", "{'id':9}")));
    }

    private async Task MakeNoiseAsync(int seed)
    {
        var noise = new byte[256 << 10];
#pragma warning disable CA5394 // It must be repeatable, not secret.
        new Random(seed).NextBytes(noise);
#pragma warning restore CA5394
        await using var client = await Server.ConnectAsync();
        var sending = SendAndEndAsync(client, noise);
        var answers = await client.ReadToEndAsync();
        await sending;

        // One for each line, the last of which has no end.
        Assert.Equal(Lines(noise), answers.Count);
        Assert.All(answers, answer => Assert.Contains((int)JsonNode.Parse(answer)!["error"]!["code"]!, new[] { -32700, -32600 }));
    }

    private async Task GoAsync(List<RawClient> clients)
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await UntilSessionsAsync(1);
        await IsAnsweredAsync();
    }

    private Task UntilSessionsAsync(int count, Action? meanwhile = null) => Server.UntilAsync(
        () =>
        {
            meanwhile?.Invoke();
            return Server.Server.Sessions.Count == count;
        },
        $"there are {count} sessions");

    private long Answered() => Server.Server.Sessions.All.Where(session => session.Waits == SessionWait.Sending).Sum(session => session.AnsweredBytes);

    /// <summary>Sends again and again until nothing more is taken; gives the bytes.</summary>
    private static long SendAll(Socket socket, byte[] bytes)
    {
        long sent = 0;
        var error = SocketError.Success;
        while (error == SocketError.Success)
        {
            sent += socket.Send(bytes.AsSpan((int)(sent % bytes.Length)), SocketFlags.None, out error);
        }

        return error == SocketError.WouldBlock ? sent : throw new SocketException((int)error);
    }

    private static async Task SendAndEndAsync(RawClient client, byte[] bytes)
    {
        await client.SendBytesAsync(bytes);
        client.EndSending();
    }

    private static int Lines(byte[] bytes) => Encoding.Latin1.GetString(bytes).Split('\n').Count(line => line is not ("" or "\r"));
}
