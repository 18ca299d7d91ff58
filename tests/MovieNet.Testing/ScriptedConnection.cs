using System.Net.Sockets;

namespace MovieNet.Testing;

/// <summary>One client's connection to a <see cref="ScriptedServer"/>.</summary>
public sealed class ScriptedConnection : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly StreamReader reader;
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ScriptedConnection(Socket socket)
    {
        this.socket = socket;
        stream = new(socket, ownsSocket: true);
        reader = new(stream);
    }

    /// <summary>Sends a line; nothing happens where the connection is gone.</summary>
    public Task SendLineAsync(string line) => SendAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await sending.WaitAsync();
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A bad server does not care.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Ends when one of the two has closed the connection.</summary>
    public Task Ended => ended.Task;

    public void Close()
    {
        try
        {
            // An orderly end, so that what was sent before still arrives.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
        sending.Dispose();
    }

    internal void End()
    {
        Close();
        ended.TrySetResult();
    }

    internal async Task<string?> ReadLineAsync()
    {
        try
        {
            return await reader.ReadLineAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }
}
