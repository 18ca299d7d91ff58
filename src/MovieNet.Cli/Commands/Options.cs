using System.CommandLine;

namespace MovieNet.Cli.Commands;

/// <summary>The arguments and options that several commands share.</summary>
internal static class Options
{
    public static Argument<string> ServerName() => new("NAME") { Description = "The server's name in the server list." };

    public static Argument<string> Address() => new("HOST:PORT") { Description = "Where the server listens, such as 127.0.0.1:5870." };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<int?> Limit(string description)
    {
        var limit = new Option<int?>("--limit") { Description = description, HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--limit must be 1 or more");
            }
        });
        return limit;
    }

    public static Option<string?> Server(string description) => new("--server") { Description = description, HelpName = "NAME" };

    public static Option<int> Wait()
    {
        var wait = new Option<int>("--wait") { Description = "How long to wait for a server that goes away in the middle; else 60.", HelpName = "SECONDS", DefaultValueFactory = _ => 60 };
        wait.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--wait must be 0 or more");
            }
        });
        return wait;
    }

    public static Option<string[]> Servers(string description) => new("--server") { Description = description, HelpName = "NAME" };
}
