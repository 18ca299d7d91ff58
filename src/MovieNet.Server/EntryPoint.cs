namespace MovieNet.Server;

/// <summary>The program. A class of its own, because "Program" is what tests start the web app by.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => ServerCommandLine.RunAsync(args);
}
