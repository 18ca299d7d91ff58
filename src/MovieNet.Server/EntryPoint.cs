namespace MovieNet.Server;

/// <summary>The program. A class of its own, because "Program" is what tests start the web app by.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args)
    {
        // The thread that learns that a socket has something to read also reads and answers it, unless that takes the
        // database (Dispatcher). .NET knows no other way to say so, and reads it when the first socket is used.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        return ServerCommandLine.RunAsync(args);
    }
}
