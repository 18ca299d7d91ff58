using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>secureserver: how a server of the list is connected to, and by which token.</summary>
internal static class SecureServerCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = Options.ServerName();
        var plain = new Option<bool>("--plain") { Description = "Encrypt no more." };
        var noToken = new Option<bool>("--no-token") { Description = "Forget the token." };
        var security = new SecurityOptions();
        var command = new Command("secureserver", "Change how a server is connected to: TLS, the certificate that is trusted, the token.") { name, plain, noToken };
        security.AddTo(command);
        command.SetAction(parsed =>
        {
            var list = new ServerList(FleetSession.OpenDatabase());
            var entry = FleetSession.Find(list, parsed.GetRequiredValue(name));
            var changed = security.Apply(parsed, entry);
            changed = parsed.GetValue(plain) ? changed with { Tls = false, Fingerprint = null } : changed;
            changed = parsed.GetValue(noToken) ? changed with { Token = null } : changed;
            list.Update(entry.Name, changed);
            terminal.PlainOut.WriteLine($"{entry.Name} is asked {Words(changed)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Words(ServerEntry entry) => (entry.Tls, entry.Fingerprint) switch
    {
        (false, _) => "without encryption",
        (true, null) => "over TLS",
        (true, { } pinned) => $"over TLS, trusting the certificate {pinned}",
    } + (entry.Token is null ? ", without a token" : ", with a token");
}
