using System.Diagnostics;

namespace MovieNet.Demo;

/// <summary>Where the programs lie that the demo starts: in the bin folders of their projects, built as this one was.</summary>
internal static class Programs
{
    public const string HomeVariable = "MOVIENET_HOME";

    // …/src/MovieNet.Demo/bin/Release/net10.0
    private static readonly DirectoryInfo Framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly DirectoryInfo Configuration = Framework.Parent!;
    private static readonly DirectoryInfo Sources = Configuration.Parent!.Parent!.Parent!;

    public static ProcessStartInfo MovieServer(params IEnumerable<string> arguments) =>
        Start("MovieNet.Server", "movienet-server", arguments);

    public static ProcessStartInfo CommandLine(string home, IEnumerable<string> arguments) =>
        WithHome(home, Start("MovieNet.Cli", "movienet", arguments));

    public static ProcessStartInfo WebApp(string home, params IEnumerable<string> arguments) =>
        WithHome(home, Start("MovieNet.Web", "movienet-web", arguments));

    /// <summary>The films that a server of the demo starts with.</summary>
    public static string Sample(string name)
    {
        var path = Path.Combine(Sources.Parent!.FullName, "samples", name + ".csv");
        return File.Exists(path) ? path : throw new StartupException($"The demo's films are missing: {path}");
    }

    private static ProcessStartInfo WithHome(string home, ProcessStartInfo start)
    {
        start.Environment[HomeVariable] = home;
        return start;
    }

    private static ProcessStartInfo Start(string project, string program, IEnumerable<string> arguments)
    {
        var path = Path.Combine(Sources.FullName, project, "bin", Configuration.Name, Framework.Name, program + ".dll");
        if (!File.Exists(path))
        {
            throw new StartupException($"{program} is not built: {path} is missing. ./run builds it.");
        }

        return new ProcessStartInfo(DotnetHost(), [path, .. arguments]);
    }

    /// <summary>The dotnet that runs this program. A program's own starter would look for it only in the usual places.</summary>
    private static string DotnetHost()
    {
        var self = Environment.ProcessPath;
        return string.Equals(Path.GetFileNameWithoutExtension(self), "dotnet", StringComparison.Ordinal) ? self! : "dotnet";
    }
}
