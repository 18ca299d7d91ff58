using System.Threading.Channels;

namespace MovieNet.Testing;

/// <summary>movienet-web as a process of its own, and what it prints. Killed when the test is over.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private const string Ready = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<string> lines;
    private readonly Child child;

    private WebProcess(Channel<string> lines, Child child) => (this.lines, this.child) = (lines, child);

    /// <summary>What it holds of the machine's memory, MiB.</summary>
    public double ResidentMiB => child.ResidentMiB;

    /// <summary>Starts it as it was built, on any free port.</summary>
    /// <param name="home">Its MOVIENET_HOME.</param>
    /// <param name="arguments">Further arguments; a later <c>--urls</c> counts.</param>
    public static Task<WebProcess> StartAsync(string home, params string[] arguments) => StartProgramAsync(ProgramFile.Web, home, arguments);

    /// <summary>Starts it from another folder, as where it was published.</summary>
    public static async Task<WebProcess> StartProgramAsync(string program, string home, params string[] arguments)
    {
        var printed = Channel.CreateUnbounded<string>();
        return new(printed, await Child.StartAsync(program, ["--urls", "http://127.0.0.1:0", .. arguments], Take, home, Take));

        void Take(string? line)
        {
            if (line is not null)
            {
                printed.Writer.TryWrite(line);
            }
        }
    }

    /// <summary>Waits until it listens, and says where.</summary>
    public async Task<Uri> ListeningAsync()
    {
        var line = await LineAsync(Ready);
        return new(line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..]);
    }

    /// <summary>The next line that has this in it.</summary>
    public async Task<string> LineAsync(string part) => (await LinesAsync(part))[^1];

    /// <summary>What it prints up to the next line that has this in it, with that line.</summary>
    /// <exception cref="TimeoutException">It printed nothing more for a minute; the message has what it printed.</exception>
    public async Task<IReadOnlyList<string>> LinesAsync(string part)
    {
        var read = new List<string>();
        try
        {
            do
            {
                read.Add(await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience));
            }
            while (!read[^1].Contains(part, StringComparison.Ordinal));
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"movienet-web did not print “{part}”, but:\n{string.Join('\n', read)}", e);
        }

        return read;
    }

    /// <summary>Waits for its end.</summary>
    public Task<int> ExitCodeAsync() => child.EndedAsync(Patience);

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
