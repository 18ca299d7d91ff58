using MovieNet.EndToEnd.Measuring;
using Xunit.Runner.InProc.SystemConsole;

namespace MovieNet.EndToEnd;

/// <summary>Runs the tests, as a program of xUnit does; with <c>measure</c> it takes the figures of docs/web-speed.md instead.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) =>
        args is [MeasureCommand.Name, ..] ? MeasureCommand.RunAsync(args[1..]) : ConsoleRunner.Run(args);
}
