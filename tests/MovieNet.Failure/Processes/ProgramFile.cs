namespace MovieNet.Failure.Processes;

/// <summary>The programs as they were built with these tests.</summary>
internal static class ProgramFile
{
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Server => Of("MovieNet.Server", "movienet-server.dll");

    public static string Web => Of("MovieNet.Web", "movienet-web.dll");

    /// <summary>This program, which is also the processes that are killed.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "MovieNet.Failure.dll");

    private static string Of(string project, string file)
    {
        // …/tests/MovieNet.Failure/bin/Release/net10.0
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var top = framework.Parent!.Parent!.Parent!.Parent!.Parent!;
        var program = Path.Combine(top.FullName, "src", project, "bin", framework.Parent.Name, framework.Name, file);
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is missing: build the solution first.");
    }
}
