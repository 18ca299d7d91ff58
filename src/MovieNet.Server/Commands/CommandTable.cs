namespace MovieNet.Server.Commands;

/// <summary>The whole protocol, one line for each method. server.hello, help and the dispatcher all go by it.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("changes.list", Right.Read, "gives what was written, page by page") { Read = ChangesCommand.Run, MayTakeLong = true },
        new("movies.add", Right.Write, "adds a record") { Write = AddCommand.Prepare },
        new("movies.delete", Right.Write, "deletes a record") { Write = DeleteCommand.Prepare },
        new("movies.edit", Right.Write, "changes members of a record") { Write = EditCommand.Prepare },
        new("movies.get", Right.Read, "finds records by title, IMDb id or id") { Read = GetCommand.Run },
        new("movies.import", Right.Write, "adds or replaces many records in one transaction") { Write = ImportCommand.Prepare },
        new("movies.list", Right.Read, "gives all records, page by page") { Read = ListCommand.Run, MayTakeLong = true },
        new("movies.search", Right.Read, "finds records by words, page by page") { Read = SearchCommand.Run, MayTakeLong = true },
        new("movies.unwatch", Right.Read, "ends telling of changes") { Read = WatchCommand.End },
        new("movies.watch", Right.Read, "begins to tell of every later change") { Read = WatchCommand.Begin },
        new("server.authenticate", Right.None, "shows a token, and says what it allows") { Read = AuthenticateCommand.Run },
        new("server.hello", Right.None, "says what this server is and which limits it has") { Read = HelloCommand.Run },
        new("server.status", Right.Read, "says how this server is") { Read = StatusCommand.Run },
    ];

    /// <summary>The command of this name, to the letter, or null.</summary>
    public static Command? Find(ReadOnlySpan<byte> name)
    {
        foreach (var command in All)
        {
            if (name.SequenceEqual(command.Utf8Name))
            {
                return command;
            }
        }

        return null;
    }
}
