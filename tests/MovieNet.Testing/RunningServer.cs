using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using MovieNet.Protocol;

namespace MovieNet.Testing;

/// <summary>
/// The real program movienet-server as a child process with a database of its own, for tests that kill it, stop it and start
/// it again. Nothing of it stays behind.
/// </summary>
public sealed class RunningServer : IAsyncDisposable
{
    // What the program prints when it is ready, before its address.
    private const string Ready = "listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<string> printed = new();
    private readonly Channel<string> log = Channel.CreateUnbounded<string>();
    private Process? process;
    private bool isStopped;

    private RunningServer(string name) => Name = name;

    public string Name { get; }

    /// <summary>Where it listens; stays the same when it is started again.</summary>
    public int Port { get; private set; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Starts it and fills it.</summary>
    /// <param name="name">What it calls itself.</param>
    /// <param name="movies">What it holds.</param>
    /// <param name="ports">The ports that it may take, as on its command line.</param>
    public static async Task<RunningServer> StartAsync(string name, IReadOnlyList<Movie>? movies = null, string ports = "0")
    {
        var server = new RunningServer(name);
        try
        {
            await server.RunAsync(ports);
            if (movies is { Count: > 0 })
            {
                await using var client = await server.ConnectAsync();
                var result = await client.ImportAsync(movies, replace: false, Guid.NewGuid());
                if (result.Added != movies.Count)
                {
                    throw new InvalidOperationException($"{name} took {result.Added} of {movies.Count} movies: {string.Join("; ", result.Rejected)}");
                }
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the next line of its log that has a text in it.</summary>
    public async Task<string> LoggedAsync(string text)
    {
        while (true)
        {
            var line = await log.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    /// <summary>A connection that the web app has no part in.</summary>
    public Task<MovieClient> ConnectAsync() => MovieClient.ConnectAsync("127.0.0.1", Port, new() { RequestTimeout = Patience, Actor = "A test" });

    /// <summary>What it holds under a title, asked over a connection of its own.</summary>
    public async Task<IReadOnlyList<MovieRecord>> FindAsync(string title)
    {
        await using var client = await ConnectAsync();
        return await client.GetAsync(title);
    }

    /// <summary>The one record that it holds under a title.</summary>
    public async Task<MovieRecord> GetAsync(string title) => (await FindAsync(title)).Single();

    /// <summary>Adds a record behind everybody's back.</summary>
    public async Task<MovieRecord> AddAsync(Movie movie)
    {
        await using var client = await ConnectAsync();
        return await client.AddAsync(movie, Guid.NewGuid());
    }

    /// <summary>Changes a record behind everybody's back.</summary>
    public async Task<MovieRecord> ChangeAsync(string title, MovieField field, FieldValue? value)
    {
        await using var client = await ConnectAsync();
        var record = (await client.GetAsync(title)).Single();
        return await client.EditAsync(record.Id, new Dictionary<MovieField, FieldValue?> { [field] = value }, record.Version, Guid.NewGuid());
    }

    /// <summary>Ends it with signal 9; done when it is gone.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            isStopped = false;
            ChildStarter.Kill(running);
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>Starts it again on the same database, and on the same port unless another is given; done when it listens.</summary>
    public Task StartAgainAsync(int? port = null) => RunAsync((port ?? Port).ToString(CultureInfo.InvariantCulture));

    /// <summary>Stops it in the middle of whatever it does (SIGSTOP): its connections stay open, and nobody answers.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("STOP");
        isStopped = true;
    }

    /// <summary>Lets it go on (SIGCONT).</summary>
    public async Task ContinueAsync()
    {
        await SignalAsync("CONT");
        isStopped = false;
    }

    /// <summary>Lets it go on if a test has left it stopped, and starts it if a test has left it dead.</summary>
    public async Task ReviveAsync()
    {
        if (process is null)
        {
            await StartAgainAsync();
        }
        else if (isStopped)
        {
            await ContinueAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }

    /// <summary>The program as it was built with these tests: …/src/MovieNet.Server/bin/Release/net10.0/movienet-server.dll.</summary>
    private static string Program()
    {
        // …/tests/MovieNet.EndToEnd/bin/Release/net10.0
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var top = framework.Parent!.Parent!.Parent!.Parent!.Parent!;
        var program = Path.Combine(top.FullName, "src", "MovieNet.Server", "bin", framework.Parent.Name, framework.Name, "movienet-server.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is missing: build the solution first.");
    }

    private async Task RunAsync(string ports)
    {
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Program(), "--data", folder.File("movies.db"), "--name", Name, "--ports", ports])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        starting.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Ready, StringComparison.Ordinal) == true)
            {
                port.TrySetResult(int.Parse(line.Data.AsSpan(line.Data.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
            }
        };
        starting.ErrorDataReceived += (_, line) =>
        {
            printed.Enqueue(line.Data ?? "");
            log.Writer.TryWrite(line.Data ?? "");
        };
        starting.Exited += (_, _) => port.TrySetException(new InvalidOperationException($"{Name} ended before it was ready: {string.Join('\n', printed)}"));

        await ChildStarter.StartAsync(starting);
        process = starting;
        starting.BeginOutputReadLine();
        starting.BeginErrorReadLine();
        Port = await port.Task.WaitAsync(Patience);
    }

    private async Task SignalAsync(string signal)
    {
        var id = process!.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-" + signal, id]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"kill -{signal} {id} ended with exit code {kill.ExitCode}");
        }
    }
}
