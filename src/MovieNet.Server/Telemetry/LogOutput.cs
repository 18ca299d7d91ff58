using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace MovieNet.Server.Telemetry;

/// <summary>
/// Writes lines on a thread of its own. A pipe that nobody reads, or a slow disk, then holds up no request; what does not fit
/// meanwhile is given up, and how much that was is said.
/// </summary>
internal sealed class LogOutput : TextWriter
{
    private const int LinesKept = 10_000;
    private const int OnePiece = 16 << 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(LinesKept) { SingleReader = true });
    private readonly TextWriter output;
    private readonly Thread thread;
    private int lost;

    public LogOutput(TextWriter output)
        : base(CultureInfo.InvariantCulture)
    {
        this.output = output;
        thread = new(Run) { IsBackground = true, Name = "log" };
        thread.Start();
    }

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => WriteLine(value.ToString());

    public override void WriteLine(string? value)
    {
        if (!lines.Writer.TryWrite(value ?? ""))
        {
            Interlocked.Increment(ref lost);
        }
    }

    /// <summary>Writes what is left, where the other side reads.</summary>
    protected override void Dispose(bool disposing)
    {
        lines.Writer.TryComplete();
        thread.Join(Patience);
        base.Dispose(disposing);
    }

    private void Run()
    {
        var some = new StringBuilder();
        try
        {
            while (lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                // What has gathered goes out in one piece: a call of the system for each line would be felt among many writes.
                some.Clear();
                while (some.Length < OnePiece && lines.Reader.TryRead(out var line))
                {
                    some.Append(line).Append('\n');
                }

                output.Write(some.ToString());

                if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
                {
                    output.Write(FormattableString.Invariant($"movienet-server: {count} lines of the log were lost: nobody took them in time\n"));
                }
            }
        }
        catch (IOException)
        {
            // Nobody reads any more. That ends the log, and nothing else.
        }
    }
}
