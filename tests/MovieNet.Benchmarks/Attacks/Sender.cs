using System.Net.Sockets;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>One connection of an attack, which is opened again when the daemon has closed it. Nothing here waits.</summary>
internal sealed class Sender(Func<Socket> connect) : IDisposable
{
    private static readonly byte[] Thrown = new byte[64 << 10];

    private Socket socket = connect();
    private ReadOnlyMemory<byte> rest;

    /// <summary>Sends bytes; false where what was begun before is still to be sent, or the daemon takes no more.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!SendRest())
        {
            return false;
        }

        var sent = Send(bytes);
        // A message that was begun is ended, or the next one would be a part of it.
        rest = sent == 0 ? default : bytes[sent..].ToArray();
        return sent > 0;
    }

    /// <summary>Takes what has come and throws it away.</summary>
    public void ReadAll()
    {
        SocketError error;
        do
        {
            if (socket.Receive(Thrown, SocketFlags.None, out error) == 0 && error != SocketError.WouldBlock)
            {
                OpenAgain();
            }
        }
        while (error == SocketError.Success && socket.Available > 0);
    }

    public void Dispose() => socket.Dispose();

    private bool SendRest()
    {
        rest = rest[Send(rest.Span)..];
        return rest.IsEmpty;
    }

    private int Send(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        var sent = socket.Send(bytes, SocketFlags.None, out var error);
        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            return sent;
        }

        OpenAgain();
        return 0;
    }

    private void OpenAgain()
    {
        socket.Dispose();
        socket = connect();
        rest = default;
    }
}
