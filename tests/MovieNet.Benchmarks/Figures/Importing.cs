using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MovieNet.Benchmarks.Figures;

/// <summary>Sends the prepared requests of an import over one connection, several on their way at once.</summary>
internal static class Importing
{
    private const int OnTheirWay = 4;

    /// <summary>Gives the seconds from the first byte to the last answer.</summary>
    /// <exception cref="InvalidDataException">A record was not added.</exception>
    public static double Run(int port, string lines, int records)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        using var stream = new NetworkStream(socket);
        using var answers = new StreamReader(stream);
        using var requests = new StreamReader(lines, Encoding.UTF8);
        var begun = Stopwatch.GetTimestamp();
        var waiting = 0;
        var added = 0;
        while (true)
        {
            if (waiting < OnTheirWay && requests.ReadLine() is { } request)
            {
                stream.Write(Encoding.UTF8.GetBytes(request + "\n"));
                waiting++;
                continue;
            }

            if (waiting == 0)
            {
                break;
            }

            added += (int)JsonNode.Parse(answers.ReadLine()!)!["result"]!["added"]!;
            waiting--;
        }

        return added == records
            ? Stopwatch.GetElapsedTime(begun).TotalSeconds
            : throw new InvalidDataException($"{added} of {records} records were added");
    }
}
