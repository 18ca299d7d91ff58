using System.CommandLine;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using MovieNet.Server.Maintenance;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server;

/// <summary>The program itself: starts a server.</summary>
internal static class StartCommand
{
    private const long LargestCache = 32 << 10;

    private static readonly Option<string> Data = new("--data") { Description = "The database file; made where there is none.", Required = true, HelpName = "FILE" };
    private static readonly Option<string?> Name = new("--name") { Description = "What the server calls itself; the file's name where left out.", HelpName = "NAME" };
    private static readonly Option<IPAddress> Bind = new("--bind")
    {
        Description = "The address to listen on.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result => Parse(result, AddressOf(result.Tokens[0].Value), "an IP address"),
    };

    private static readonly Option<string> Ports = new("--ports", "--port")
    {
        Description = "The permitted ports; the first free one is taken, 0 is any free port.",
        HelpName = "LIST",
        DefaultValueFactory = _ => "5870-5879",
        CustomParser = result => Parse(result, PortList.Parse(result.Tokens[0].Value) is null ? null : result.Tokens[0].Value, "a list of ports such as 5870-5879,6000"),
    };

    private static readonly Option<string?> PortFile = new("--port-file") { Description = "A file to write the port to; removed at the end.", HelpName = "FILE" };
    private static readonly Option<string?> Tokens = new("--tokens") { Description = "The file with the tokens that clients must show. Default: the database file's name and .tokens, where there is one.", HelpName = "FILE" };
    private static readonly Option<string?> Certificate = new("--certificate") { Description = "Encrypt by TLS with this certificate, PEM or PFX; read again when it changes.", HelpName = "FILE" };
    private static readonly Option<string?> Key = new("--key") { Description = "The certificate's key as PEM, where it lies in a file of its own.", HelpName = "FILE" };
    private static readonly Option<string?> Password = new("--password-file") { Description = "A file whose first line is the password of the key or the PFX.", HelpName = "FILE" };
    private static readonly Option<bool> WithoutTokens = new("--without-tokens") { Description = "Listen to other machines although everyone who can connect can then read and write." };
    private static readonly Option<bool> WithoutTls = new("--without-tls") { Description = "Listen to other machines although tokens and records can then be read on the way." };
    private static readonly Option<long> Cache = new("--cache")
    {
        Description = "How much memory answers may be kept in, mebibytes; 0 keeps none.",
        HelpName = "MIB",
        DefaultValueFactory = _ => ServerOptions.DefaultCacheMiB,
        CustomParser = ParseCache,
    };

    private static readonly Option<LogFormat> Format = new("--log") { Description = "How the lines of the log look: text or json.", HelpName = "FORMAT" };
    private static readonly Option<LogLevel> Level = new("--log-level")
    {
        Description = "What weighs less is not logged: information, warning or error.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => LogLevel.Information,
    };

    public static RootCommand Make()
    {
        var root = new RootCommand("A MovieNet movie server: one catalogue, one file, one port.")
        {
            Data, Name, Bind, Ports, PortFile, Tokens, Certificate, Key, Password, WithoutTokens, WithoutTls, Cache, Format, Level,
            Backup(), Check(), HealthCommand.Make(), TokenCommand.Make(), CertificateCommand.Make(),
        };
        root.SetAction((result, _) => Daemon.RunAsync(
            new ServerOptions
            {
                Data = result.GetRequiredValue(Data),
                Name = result.GetValue(Name) ?? Path.GetFileNameWithoutExtension(result.GetRequiredValue(Data)),
                Bind = result.GetRequiredValue(Bind),
                Ports = PortList.Parse(result.GetRequiredValue(Ports))!,
                Tokens = result.GetValue(Tokens),
                Certificate = result.GetValue(Certificate) is { } file ? new(file, result.GetValue(Key), result.GetValue(Password)) : null,
                WithoutTokens = result.GetValue(WithoutTokens),
                WithoutTls = result.GetValue(WithoutTls),
                CacheBytes = result.GetValue(Cache) << 20,
                LogFormat = result.GetValue(Format),
                LogLevel = result.GetValue(Level),
            },
            result.GetValue(PortFile)));
        return root;
    }

    private static Command Backup()
    {
        var to = new Argument<string>("TO") { Description = "The file to make." };
        var backup = new Command("backup", "Copies the database to a new file, also while a server runs on it.") { Data, to };
        backup.SetAction(result => Maintenance.Backup.Run(result.GetRequiredValue(Data), result.GetRequiredValue(to)));
        return backup;
    }

    private static Command Check()
    {
        var check = new Command("check", "Checks that the database is whole.") { Data };
        check.SetAction(result => DatabaseCheck.Run(result.GetRequiredValue(Data), Console.Out));
        return check;
    }

    private static IPAddress? AddressOf(string text) =>
        string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : null;

    private static long ParseCache(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (!long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var mib) || mib > LargestCache)
        {
            result.AddError(FormattableString.Invariant($"{result.Tokens[0].Value} is not a number of mebibytes up to {LargestCache}"));
        }

        return mib;
    }

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
