using System.CommandLine;
using MovieNet.Server.Access;

namespace MovieNet.Server;

/// <summary>The subcommand <c>certificate</c>.</summary>
internal static class CertificateCommand
{
    public static Command Make()
    {
        var names = new Argument<string[]>("NAME") { Description = "The names and addresses that clients reach the server by.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--out") { Description = "The file to make, PEM, with the key.", Required = true, HelpName = "FILE" };
        var command = new Command("certificate", "Makes a self-signed certificate and prints the fingerprint that clients pin.") { names, to };
        command.SetAction(result =>
        {
            Console.Out.WriteLine(SelfSigned.Write(result.GetRequiredValue(to), result.GetRequiredValue(names), TimeProvider.System.GetUtcNow()));
            return 0;
        });
        return command;
    }
}
