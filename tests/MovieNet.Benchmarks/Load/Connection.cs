using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace MovieNet.Benchmarks.Load;

/// <summary>One connection of the load: what is on its way, and what has come of the next answers.</summary>
internal sealed class Connection(Socket socket, IWire wire, int depth, Latencies latencies)
{
    private const int CheckedEvery = 1_000;
    private const int LongestRequest = 8 << 10;

    private readonly (int Key, long Number, long At)[] asked = new (int, long, long)[depth];
    private readonly byte[] toSend = new byte[LongestRequest * (depth + 1)];
    private readonly byte[] received = new byte[4 << 20];
    private long number;
    private int sendStart;
    private int sendEnd;
    private int receivedStart;
    private int receivedEnd;

    public Socket Socket => socket;

    /// <summary>How many requests wait for their answer.</summary>
    public int Waiting => (int)(number - Answers);

    public long Answers { get; private set; }

    public long Checked { get; private set; }

    /// <summary>Writes requests until so many are on their way as may be, and gives their number.</summary>
    public long Ask(Func<int> nextKey, long atMost, long now)
    {
        var from = number;
        while (Waiting < depth && number - from < atMost && toSend.Length - sendEnd >= LongestRequest)
        {
            var key = nextKey();
            asked[number % depth] = (key, number, now);
            sendEnd += wire.Write(toSend.AsSpan(sendEnd), number, key);
            number++;
        }

        return number - from;
    }

    /// <summary>Sends what the socket takes; whether that was all.</summary>
    public bool Send()
    {
        if (sendEnd > sendStart)
        {
            sendStart += socket.Send(toSend.AsSpan(sendStart, sendEnd - sendStart), SocketFlags.None, out var error);
            Check(error);
        }

        if (sendStart < sendEnd)
        {
            return false;
        }

        sendStart = sendEnd = 0;
        return true;
    }

    /// <summary>Takes what has come.</summary>
    public void Receive()
    {
        var count = socket.Receive(received.AsSpan(receivedEnd), SocketFlags.None, out var error);
        Check(error);
        if (count == 0 && error == SocketError.Success)
        {
            throw new IOException("the server closed the connection");
        }

        receivedEnd += count;
        var now = Stopwatch.GetTimestamp();
        while (receivedEnd > receivedStart && wire.LengthOfAnswer(received.AsSpan(receivedStart..receivedEnd)) is var length && length > 0)
        {
            Take(received.AsSpan(receivedStart, length), now);
            receivedStart += length;
        }

        if (receivedStart == receivedEnd)
        {
            receivedStart = receivedEnd = 0;
        }
        else if (receivedStart > received.Length / 2)
        {
            received.AsSpan(receivedStart..receivedEnd).CopyTo(received);
            (receivedStart, receivedEnd) = (0, receivedEnd - receivedStart);
        }
    }

    private void Take(ReadOnlySpan<byte> answer, long now)
    {
        var (key, requestNumber, at) = asked[Answers % depth];
        latencies.Add((now - at) * (1_000_000_000 / Stopwatch.Frequency));
        Answers++;
        var check = Answers % CheckedEvery == 0;
        Checked += check ? 1 : 0;
        if (!wire.IsSuccess(answer) || (check && !wire.IsRight(answer, requestNumber, key)))
        {
            throw new InvalidDataException($"wrong answer for key {key}: {Encoding.UTF8.GetString(answer)}");
        }
    }

    private static void Check(SocketError error)
    {
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            throw new SocketException((int)error);
        }
    }
}
