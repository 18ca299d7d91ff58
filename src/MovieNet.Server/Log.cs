namespace MovieNet.Server;

/// <summary>Errors, one line each, for whoever runs the daemon. Nothing is logged while all is well.</summary>
/// <param name="output">Where to; null for nowhere.</param>
internal sealed class Log(TextWriter? output)
{
    private readonly Lock one = new();

    public void Error(string message)
    {
        if (output is null)
        {
            return;
        }

        lock (one)
        {
            output.WriteLine("movienet-server: " + message.ReplaceLineEndings(" | "));
            output.Flush();
        }
    }
}
