using System.CommandLine;
using MovieNet.Failure.App;
using MovieNet.Failure.Figures;
using MovieNet.Failure.Processes;
using MovieNet.Failure.Running;

namespace MovieNet.Failure;

/// <summary>The program's subcommands: a campaign, the figures, and the two processes that campaigns and tests start.</summary>
internal static class FailureCommandLine
{
    public const string ServerName = "serve";
    public const string AppName = "app";

    /// <summary>This program, which is also the processes that are killed.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "MovieNet.Failure.dll");

    private const string CampaignName = "campaign";
    private const string FleetName = "fleet";
    private const string PagesName = "pages";

    public static bool Knows(string[] args) => args is [ServerName or AppName or CampaignName or FleetName or PagesName, ..];

    public static Task<int> RunAsync(string[] args) =>
        new RootCommand("Tries failures and counts them.") { Campaign(), Fleet(), Pages(), Server(), App() }.Parse(args)
            // A server that is told to end decides itself when it has, and with which code, as the daemon does.
            .InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

    private static Command Campaign()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var seed = new Option<int>("--seed") { Description = "Decides the order of the faults and what is written.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var command = new Command(CampaignName, "Faults of every kind in random order under load, with all invariants checked after each.") { minutes, seed };
        command.SetAction((result, _) => CampaignProgram.RunAsync(TimeSpan.FromMinutes(result.GetRequiredValue(minutes)), result.GetRequiredValue(seed)));
        return command;
    }

    private static Command Fleet()
    {
        var command = new Command(FleetName, "The first merged rows of fifty servers of which ten are dead.");
        command.SetAction((_, _) => FleetFigure.RunAsync());
        return command;
    }

    private static Command Pages()
    {
        var pages = new Option<int>("--pages") { Description = "How many.", HelpName = "N", DefaultValueFactory = _ => 200 };
        var command = new Command(PagesName, "Memory of the web app and clicks with many pages open.") { pages };
        command.SetAction((result, _) => PagesFigure.RunAsync(result.GetRequiredValue(pages)));
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
