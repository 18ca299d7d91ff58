namespace MovieNet.Server;

/// <summary>Runs what the command line says, and turns what cannot be done into one line and an exit code.</summary>
internal static class ServerCommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = StartCommand.Make().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync("movienet-server: " + string.Join("; ", parsed.Errors.Select(error => error.Message)) + " (see --help)");
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync("movienet-server: " + e.Message);
            return Failed;
        }
    }
}
