using System.CommandLine;
using System.Globalization;
using MovieNet.Demo;

var fresh = new Option<bool>("--fresh") { Description = "Delete the demo's data and begin anew." };
var data = new Option<string?>("--data")
{
    Description = "Where the data lies. Default: $MOVIENET_DEMO_DATA, else movienet-demo in your data folder.",
    HelpName = "DIR",
};
var port = new Option<int>("--port")
{
    Description = "The web app's port; if it is taken, the next free one.",
    HelpName = "N",
    DefaultValueFactory = _ => 5800,
    CustomParser = result =>
    {
        if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535)
        {
            return number;
        }

        result.AddError("--port takes a number from 1 to 65535.");
        return 0;
    },
};

var root = new RootCommand("Starts the MovieNet demo: three movie servers and the web app over them.") { fresh, data, port };
root.SetAction((parsed, stop) => DemoFleet.Run(parsed.GetValue(data), parsed.GetValue(fresh), parsed.GetValue(port), stop));

// SIGINT and SIGTERM cancel the action; this is how long it may then take, and it needs less than two seconds.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
