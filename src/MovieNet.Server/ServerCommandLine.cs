using System.CommandLine;
using System.Globalization;
using System.Net;
using MovieNet.Server.Maintenance;

namespace MovieNet.Server;

/// <summary>The program's options and subcommands.</summary>
internal static class ServerCommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const long LargestCache = 32 << 10;

    public static async Task<int> RunAsync(string[] args)
    {
        var data = new Option<string>("--data") { Description = "The database file; made where there is none.", Required = true, HelpName = "FILE", Recursive = true };
        var name = new Option<string?>("--name") { Description = "What the server calls itself; the file's name where left out.", HelpName = "NAME" };
        var bind = new Option<IPAddress>("--bind")
        {
            Description = "The address to listen on.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = result => Parse(result, AddressOf(result.Tokens[0].Value), "an IP address"),
        };
        var ports = new Option<string>("--ports", "--port")
        {
            Description = "The permitted ports; the first free one is taken, 0 is any free port.",
            HelpName = "LIST",
            DefaultValueFactory = _ => "5870-5879",
            CustomParser = result => Parse(result, PortList.Parse(result.Tokens[0].Value) is null ? null : result.Tokens[0].Value, "a list of ports such as 5870-5879,6000"),
        };
        var cache = CacheOption();
        var portFile = new Option<string?>("--port-file") { Description = "A file to write the port to; removed at the end.", HelpName = "FILE" };
        var to = new Argument<string>("TO") { Description = "The file to make." };

        var backup = new Command("backup", "Copies the database to a new file, also while a server runs on it.") { to };
        backup.SetAction(result => Backup.Run(result.GetRequiredValue(data), result.GetRequiredValue(to)));
        var check = new Command("check", "Checks that the database is whole.");
        check.SetAction(result => DatabaseCheck.Run(result.GetRequiredValue(data), Console.Out));

        var root = new RootCommand("A MovieNet movie server: one catalogue, one file, one port.") { data, name, bind, ports, portFile, cache, backup, check };
        root.SetAction((result, _) => Daemon.RunAsync(
            new ServerOptions
            {
                Data = result.GetRequiredValue(data),
                Name = result.GetValue(name) ?? Path.GetFileNameWithoutExtension(result.GetRequiredValue(data)),
                Bind = result.GetRequiredValue(bind),
                Ports = PortList.Parse(result.GetRequiredValue(ports))!,
                CacheBytes = result.GetValue(cache) << 20,
                Log = Console.Error,
            },
            result.GetValue(portFile)));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync("movienet-server: " + string.Join("; ", parsed.Errors.Select(error => error.Message)) + " (see --help)");
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync("movienet-server: " + e.Message);
            return Failed;
        }
    }

    private static IPAddress? AddressOf(string text) =>
        string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : null;

    private static Option<long> CacheOption() => new("--cache")
    {
        Description = "How much memory answers may be kept in, mebibytes; 0 keeps none.",
        HelpName = "MIB",
        DefaultValueFactory = _ => ServerOptions.DefaultCacheMiB,
        CustomParser = result =>
        {
            if (!long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var mib) || mib > LargestCache)
            {
                result.AddError(FormattableString.Invariant($"{result.Tokens[0].Value} is not a number of mebibytes up to {LargestCache}"));
            }

            return mib;
        },
    };

    private static T? Parse<T>(System.CommandLine.Parsing.ArgumentResult result, T? value, string expected)
        where T : class
    {
        if (value is null)
        {
            result.AddError($"{result.Tokens[0].Value} is not {expected}");
        }

        return value;
    }
}
