using Xunit.Runner.InProc.SystemConsole;

namespace MovieNet.Failure;

/// <summary>Runs the tests, as a program of xUnit does; with one of its own subcommands it is something else.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args)
    {
        // As in the daemon, which this program may be.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", args is [FailureCommandLine.ServerName, ..] ? "1" : null);
        return FailureCommandLine.Knows(args) ? FailureCommandLine.RunAsync(args) : ConsoleRunner.Run(args);
    }
}
