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
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = terminal.PlainOut, Error = terminal.Error });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.CalledOff;
        }
        catch (CommandException e)
        {
            return Fail(terminal, e.ExitCode, e.Message);
        }
        catch (ServerListException e)
        {
            return Fail(terminal, ExitCode.Refused, $"{e.Message}.");
        }
        catch (NoAnswerException e)
        {
            return Fail(terminal, ExitCode.NoAnswer, $"{e.Message}.");
        }
        catch (ServerErrorException e)
        {
            return Fail(terminal, ExitCode.Refused, $"{e.Message}.");
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or SqliteException)
        {
            return Fail(terminal, ExitCode.Usage, e.Message);
        }
    }

    private static RootCommand Root(Terminal terminal) => new("MovieNet: one command line over a fleet of movie servers.")
    {
        GetCommand.Create(terminal),
        AllCommand.Create(terminal),
        SearchCommand.Create(terminal),
        AddCommand.Create(terminal),
        EditCommand.Create(terminal),
        DeleteCommand.Create(terminal),
        ImportCommand.Create(terminal),
        ServerListCommand.Create(terminal),
        AddServerCommand.Create(terminal),
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
