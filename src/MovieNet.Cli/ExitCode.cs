namespace MovieNet.Cli;

/// <summary>What the program ends with, for scripts (docs/cli.md). Of several the highest: a refusal matters most.</summary>
internal static class ExitCode
{
    /// <summary>Done, or found.</summary>
    public const int Done = 0;

    /// <summary>Every server answered, and none has it.</summary>
    public const int NotFound = 1;

    /// <summary>The command line or a file is not as it must be; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>Some servers did not answer, so what they have is not known.</summary>
    public const int NoAnswer = 3;

    /// <summary>Something was refused, failed, or conflicts with what others wrote.</summary>
    public const int Refused = 4;

    /// <summary>Called off with Ctrl-C, as shells report it.</summary>
    public const int CalledOff = 130;

    /// <summary>Who read the output through a pipe has gone, as shells report it.</summary>
    public const int ReaderGone = 141;
}

/// <summary>Ends the command with one line on the standard error output.</summary>
/// <param name="exitCode">See <see cref="ExitCode"/>.</param>
/// <param name="message">What is wrong and what to do now.</param>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
