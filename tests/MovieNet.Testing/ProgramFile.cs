namespace MovieNet.Testing;

/// <summary>The programs as they were built with the tests.</summary>
internal static class ProgramFile
{
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Server => Of("MovieNet.Server", "movienet-server.dll");

    public static string Web => Of("MovieNet.Web", "movienet-web.dll");

    /// <summary>Where a project's source lies.</summary>
    public static string Project(string name) => Path.Combine(Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", name);

    // …/tests/MovieNet.EndToEnd/bin/Release/net10.0
    private static DirectoryInfo Framework => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Of(string project, string file)
    {
        var program = Path.Combine(Project(project), "bin", Framework.Parent!.Name, Framework.Name, file);
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is missing: build the solution first.");
    }
}
