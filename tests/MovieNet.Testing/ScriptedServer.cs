using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MovieNet.Protocol;

namespace MovieNet.Testing;

/// <summary>
/// A movie server that behaves as badly as its script says. Until told otherwise it introduces itself, says how it is and
/// holds no movies. Requests are answered each for itself, so one that is never answered holds up no other.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Scripted>> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Scripted> standing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> done = new(StringComparer.Ordinal);
    private readonly List<ScriptedConnection> connections = [];
    private readonly List<ScriptedRequest> requests = [];
    private readonly List<(string Method, int Count, TaskCompletionSource Signal)> awaited = [];
    private Socket listener;
    private Task accepting;

    public ScriptedServer()
    {
        listener = Listen(0);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = AcceptAsync(listener);
    }

    /// <summary>Where it listens; the same after a restart.</summary>
    public int Port { get; }

    public Guid ServerId { get; set; } = Guid.NewGuid();

    public int Protocol { get; set; } = ProtocolJson.Version;

    public int TitleKeyVersion { get; set; } = TitleKey.Version;

    /// <summary>How often a write was done; repetitions with the same request id are not counted.</summary>
    public int WritesDone => done.Count;

    /// <summary>What to do with the next requests of a method, one after the other.</summary>
    public void Next(string method, params ReadOnlySpan<Scripted> scripted)
    {
        foreach (var one in scripted)
        {
            scripts.GetOrAdd(method, _ => new()).Enqueue(one);
        }
    }

    /// <summary>What to do with every request of a method from now on; null for what a good server does.</summary>
    public void Always(string method, Scripted? scripted)
    {
        if (scripted is null)
        {
            standing.TryRemove(method, out _);
        }
        else
        {
            standing[method] = scripted;
        }
    }

    /// <summary>Does a write, once for each request id, and then something else than to answer. A repetition is answered with the same result.</summary>
    public Scripted Do(object result, Scripted? then = null) => request =>
    {
        done.TryAdd(request.RequestId!, result);
        return (then ?? Script.Result(result))(request);
    };

    /// <summary>The requests of a method so far.</summary>
    public IReadOnlyList<ScriptedRequest> Requests(string method)
    {
        lock (requests)
        {
            return requests.FindAll(request => string.Equals(request.Method, method, StringComparison.Ordinal));
        }
    }

    /// <summary>Waits until so many requests of a method have been read, and gives the last of these.</summary>
    public async Task<ScriptedRequest> ReceivedAsync(string method, int count = 1)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (requests)
        {
            awaited.Add((method, count, signal));
            Signal();
        }

        await signal.Task.WaitAsync(Patience);
        return Requests(method)[count - 1];
    }

    /// <summary>Waits until no client is connected any more.</summary>
    public Task AllClosedAsync()
    {
        lock (connections)
        {
            return Task.WhenAll(connections.Select(connection => connection.Ended)).WaitAsync(Patience);
        }
    }

    /// <summary>Closes every connection and listens no more, as a program does that is killed.</summary>
    public async Task StopAsync()
    {
        listener.Dispose();
        await accepting;
        CloseConnections();
    }

    /// <summary>Listens again, at the same port.</summary>
    public void Start()
    {
        listener = Listen(Port);
        accepting = AcceptAsync(listener);
    }

    public void CloseConnections()
    {
        lock (connections)
        {
            connections.ForEach(connection => connection.Close());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        lock (connections)
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        return socket;
    }

    private async Task AcceptAsync(Socket socket)
    {
        try
        {
            while (true)
            {
                var connection = new ScriptedConnection(await socket.AcceptAsync());
                lock (connections)
                {
                    connections.Add(connection);
                }

                _ = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(ScriptedConnection connection)
    {
        while (await connection.ReadLineAsync() is { } line)
        {
            var request = new ScriptedRequest(connection, JsonNode.Parse(line)!.AsObject());
            lock (requests)
            {
                requests.Add(request);
                Signal();
            }

            _ = ScriptFor(request)(request);
        }

        connection.End();
    }

    private Scripted ScriptFor(ScriptedRequest request) =>
        scripts.TryGetValue(request.Method, out var queue) && queue.TryDequeue(out var next) ? next
        : standing.TryGetValue(request.Method, out var always) ? always
        : request.RequestId is { } id && done.TryGetValue(id, out var result) ? Script.Result(result)
        : request.Method switch
        {
            "server.hello" => Script.Result(new ServerHello(Protocol, ServerId, "Scripted", "0", TitleKeyVersion, ServerLimits.Default, [])),
            "server.status" => Script.Result(new ServerStatus(0, 0, 0, DateTimeOffset.UnixEpoch, 1)),
            "movies.get" => Script.Result(new { movies = Array.Empty<object>() }),
            "movies.list" or "movies.search" => Script.Result(new MoviePage([], null, 0, TotalIsMinimum: false)),
            _ => Script.Error(ErrorCode.MethodNotFound, "not in the script"),
        };

    private void Signal()
    {
        awaited.RemoveAll(waiting =>
        {
            var come = requests.Count(request => string.Equals(request.Method, waiting.Method, StringComparison.Ordinal)) >= waiting.Count;
            return come && waiting.Signal.TrySetResult();
        });
    }
}
