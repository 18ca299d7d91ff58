using System.Net;
using System.Net.Sockets;
using MovieNet.Failure.Line;

namespace MovieNet.Failure;

/// <summary>That the tests' own line has the faults that it is there for.</summary>
public sealed class ProxyTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly Proxy line = new();

    public ProxyTests()
    {
        server.Start();
        line.Target = ((IPEndPoint)server.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await line.DisposeAsync();
        server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_good_line_carries_both_ways_and_passes_the_end_on()
    {
        var (client, served) = await ConnectAsync();

        await client.SendAsync("ask"u8.ToArray());
        Assert.Equal("ask", await ReadAsync(served));
        await served.SendAsync("answer"u8.ToArray());
        Assert.Equal("answer", await ReadAsync(client));
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("", await ReadAsync(served));
    }

    [Fact]
    public async Task Where_answers_are_lost_requests_arrive_and_the_connection_is_reset_when_the_line_is_good_again()
    {
        var (client, served) = await ConnectAsync();
        line.Set(LineState.AnswersLost);

        await client.SendAsync("ask"u8.ToArray());
        Assert.Equal("ask", await ReadAsync(served));
        await served.SendAsync("answer"u8.ToArray());
        line.Set(LineState.Good);

        await Assert.ThrowsAsync<SocketException>(() => ReadAsync(client));
    }

    [Fact]
    public async Task A_silent_line_closes_nothing_and_carries_nothing()
    {
        var (client, served) = await ConnectAsync();
        line.Set(LineState.Silent);

        var arriving = ReadAsync(served);
        await client.SendAsync("ask"u8.ToArray());
        // A connection that is made and carried later proves that what was sent before had its time.
        var (_, second) = await ConnectAsync();
        Assert.True(second.Connected && client.Connected);
        Assert.False(arriving.IsCompleted);
        line.Set(LineState.Good);
        await Assert.ThrowsAsync<SocketException>(() => arriving);
    }

    [Fact]
    public async Task A_reset_ends_both_sides_without_a_farewell()
    {
        var (client, served) = await ConnectAsync();

        line.Reset();

        await Assert.ThrowsAsync<SocketException>(() => ReadAsync(client));
        await Assert.ThrowsAsync<SocketException>(() => ReadAsync(served));
    }

    private async Task<(Socket Client, Socket Served)> ConnectAsync()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, line.Port);
        return (client, await server.AcceptSocketAsync().WaitAsync(Patience));
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[100];
        var count = await socket.ReceiveAsync(buffer).WaitAsync(Patience);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, count);
    }
}
