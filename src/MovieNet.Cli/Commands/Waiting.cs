using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>How long work waits for a server that goes away in the middle, and what is said meanwhile.</summary>
internal static class Waiting
{
    public static Patience Of(int seconds, Terminal terminal, string server) => new(TimeSpan.FromSeconds(seconds))
    {
        Away = why => terminal.Warn(FormattableString.Invariant($"movienet: {server} went away: {why}. It is waited for, up to {seconds} s.")),
        Back = () => terminal.Warn($"movienet: {server} is back."),
    };
}
