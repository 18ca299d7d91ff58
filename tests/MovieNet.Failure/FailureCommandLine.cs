using System.CommandLine;
using MovieNet.Failure.App;
using MovieNet.Failure.Processes;
using MovieNet.Failure.Running;

namespace MovieNet.Failure;

/// <summary>The program's subcommands: a campaign, the figures, and the two processes that campaigns and tests start.</summary>
internal static class FailureCommandLine
{
    public const string ServerName = "serve";
    public const string AppName = "app";

    private const string CampaignName = "campaign";

    public static bool Knows(string[] args) => args is [ServerName or AppName or CampaignName, ..];

    public static Task<int> RunAsync(string[] args) =>
        new RootCommand("Tries failures and counts them.") { Campaign(), Server(), App() }.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

    private static Command Campaign()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var seed = new Option<int>("--seed") { Description = "Decides the order of the faults and what is written.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var command = new Command(CampaignName, "Faults of every kind in random order under load, with all invariants checked after each.") { minutes, seed };
        command.SetAction((result, _) => CampaignProgram.RunAsync(TimeSpan.FromMinutes(result.GetRequiredValue(minutes)), result.GetRequiredValue(seed)));
        return command;
    }

    private static Command Server()
    {
        var data = new Option<string>("--data") { Required = true };
        var name = new Option<string>("--name") { Required = true };
        var port = new Option<int>("--port");
        var command = new Command(ServerName, "A movie server whose clock can be set.") { data, name, port };
        command.SetAction((result, _) => SteppedServer.RunAsync(result.GetRequiredValue(data), result.GetRequiredValue(name), result.GetValue(port)));
        return command;
    }

    private static Command App()
    {
        var home = new Option<string>("--home") { Required = true };
        var actor = new Option<string>("--actor") { Required = true };
        var seed = new Option<int>("--seed");
        var quick = new Option<bool>("--quick");
        var command = new Command(AppName, "What the web app is beneath its pages, under load.") { home, actor, seed, quick };
        command.SetAction((result, _) => AppProgram.RunAsync(
            result.GetRequiredValue(home), result.GetRequiredValue(actor), result.GetValue(seed), result.GetValue(quick)));
        return command;
    }
}
