using System.CommandLine;
using System.Globalization;
using MovieNet.Server.Access;
using MovieNet.Server.Commands;
using Command = System.CommandLine.Command;

namespace MovieNet.Server;

/// <summary>The subcommand <c>token</c>.</summary>
internal static class TokenCommand
{
    public static Command Make()
    {
        var data = new Option<string?>("--data") { Description = "The database whose tokens they are.", HelpName = "FILE", Recursive = true };
        var tokens = new Option<string?>("--tokens") { Description = "The file with the tokens, instead of the one beside the database.", HelpName = "FILE", Recursive = true };
        var name = new Argument<string>("NAME") { Description = "What the token is called; it stands in the change log." };
        var right = new Option<string>("--right") { Description = "What it allows: read, write (which holds read) or admin.", Required = true, HelpName = "RIGHT" };
        right.AcceptOnlyFromAmong([.. Rights.All.Select(Rights.NameOf)]);
        var to = new Option<string?>("--out") { Description = "Write the token to this new file, for its owner only, instead of printing it.", HelpName = "FILE" };

        var add = new Command("add", "Makes a token and shows it once: only its hash is kept.") { name, right, to };
        add.SetAction(result => Add(File(result), result.GetRequiredValue(name), Rights.Find(result.GetRequiredValue(right))!.Value, result.GetValue(to)));
        var list = new Command("list", "Lists the tokens, without their secrets.");
        list.SetAction(result => List(File(result)));
        var revoke = new Command("revoke", "Takes a token back; connections that use it end within a second.") { name };
        revoke.SetAction(result =>
        {
            File(result).Revoke(result.GetRequiredValue(name));
            return 0;
        });
        return new("token", "Makes, lists and revokes tokens; a running server notices.") { data, tokens, add, list, revoke };

        TokenFile File(ParseResult result) => new(result.GetValue(tokens) ?? (result.GetValue(data) is { } database ? TokenFile.Beside(database)
            : throw new StartupException("say whose tokens: --data FILE or --tokens FILE")));
    }

    private static int Add(TokenFile file, string name, Right right, string? to)
    {
        if (to is not null && Path.Exists(to))
        {
            throw new StartupException($"{to} is there already; nothing is overwritten");
        }

        var secret = file.Add(name, right, TimeProvider.System);
        if (to is null)
        {
            Console.Out.WriteLine(secret);
            Console.Error.WriteLine("movienet-server: keep it now, it is not shown again");
            return 0;
        }

        try
        {
            using var writer = new StreamWriter(to, OwnerOnly.NewFile);
            writer.WriteLine(secret);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Revoke(name);
            throw new StartupException($"cannot write {to}: {e.Message}; the token was taken back", e);
        }
    }

    private static int List(TokenFile file)
    {
        foreach (var token in file.Read())
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{token.Name}\t{Rights.NameOf(token.Right)}\tmade {token.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        }

        return 0;
    }
}
