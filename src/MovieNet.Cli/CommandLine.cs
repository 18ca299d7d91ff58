using System.CommandLine;
using Microsoft.Data.Sqlite;
using MovieNet.Cli.Commands;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli;

/// <summary>All commands, and the one place where what goes wrong becomes a line and an exit code.</summary>
internal static class CommandLine
{
    private const int BrokenPipe = 32;

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var terminal = new Terminal();
        var root = Root(terminal);
        // A title may begin with @, so that sign names no file of arguments.
        var parsed = root.Parse(arguments, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            return Fail(terminal, ExitCode.Usage, WhatIsWrong(parsed));
        }

        try
        {
            var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = terminal.PlainOut, Error = terminal.Error });
            await terminal.PlainOut.FlushAsync();
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.CalledOff;
        }
        catch (IOException e) when (e is not NoAnswerException && e.HResult == BrokenPipe)
        {
            return ExitCode.ReaderGone;
        }
        catch (Exception e) when (Explain(e) is var (code, message))
        {
            return Fail(terminal, code, message);
        }
    }

    public static int ExitCodeOf(ImportFailure failure) => failure switch
    {
        ImportFailure.File => ExitCode.Usage,
        ImportFailure.NoAnswer => ExitCode.NoAnswer,
        _ => ExitCode.Refused,
    };

    private static (int ExitCode, string Message) Explain(Exception e) => e switch
    {
        CommandException { ExitCode: var code } => (code, e.Message),
        ImportException { Failure: var failure } => (ExitCodeOf(failure), $"{e.Message}."),
        NoAnswerException => (ExitCode.NoAnswer, $"{e.Message}."),
        ServerErrorException or ServerListException => (ExitCode.Refused, $"{e.Message}."),
        InvalidOperationException => (ExitCode.Usage, e.Message),
        IOException or UnauthorizedAccessException => (ExitCode.Refused, $"something cannot be read or written: {e.Message}"),
        SqliteException => (ExitCode.Refused, $"the state in MOVIENET_HOME cannot be used: {e.Message}"),
        _ => (ExitCode.Refused, $"this should not happen, so please report it: {e.GetType().Name}: {e.Message}"),
    };

    private static RootCommand Root(Terminal terminal) => new("MovieNet: one command line over a fleet of movie servers.")
    {
        GetCommand.Create(terminal),
        AllCommand.Create(terminal),
        SearchCommand.Create(terminal),
        AddCommand.Create(terminal),
        EditCommand.Create(terminal),
        DeleteCommand.Create(terminal),
        ImportCommand.Create(terminal),
        ExportCommand.Create(terminal),
        GenerateCommand.Create(terminal),
        ChangesCommand.Create(terminal),
        WatchCommand.Create(terminal),
        StatusCommand.Create(terminal),
        ServerListCommand.Create(terminal),
        AddServerCommand.Create(terminal),
        SecureServerCommand.Create(terminal),
        MoveServerCommand.Create(terminal),
        PauseServerCommand.Create(terminal, paused: true),
        PauseServerCommand.Create(terminal, paused: false),
        DeleteServerCommand.Create(terminal),
    };

    private static int Fail(Terminal terminal, int exitCode, string message)
    {
        terminal.Error.WriteLine($"movienet: {message}");
        return exitCode;
    }

    private static string WhatIsWrong(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command is not RootCommand ? $"{OneLine(parsed.Errors[0].Message).TrimEnd('.')}. movienet {command.Name} --help says more."
            : parsed.UnmatchedTokens is [var unknown, ..] ? $"“{unknown}” is no command: {Commands(command)}."
            : $"which command? {Commands(command)}.";
    }

    private static string Commands(Command root) => $"there are {string.Join(", ", root.Subcommands.Select(command => command.Name))}";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
