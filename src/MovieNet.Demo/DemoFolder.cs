namespace MovieNet.Demo;

/// <summary>The folder with everything that a demo writes, locked for as long as the demo runs.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const string LockName = "demo.lock";
    private const int MostDemosAtOnce = 9;

    private readonly FileStream lockFile;

    private DemoFolder(string path)
    {
        Directory.CreateDirectory(path);
        var lockPath = System.IO.Path.Combine(path, LockName);
        var names = Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        if (names.Count > 0 && !names.Contains(LockName))
        {
            // --fresh deletes files by name: never in a folder that the demo did not make.
            throw new StartupException($"{path} holds other files: name an empty folder, or that of an earlier demo.");
        }

        lockFile = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Path = path;
        Directory.CreateDirectory(Logs);
    }

    public string Path { get; }

    /// <summary>What the web app and the command line take as $MOVIENET_HOME.</summary>
    public string Home => In("home");

    /// <summary>Whether all servers got their films; a filling that was interrupted has not got this far.</summary>
    public bool IsFilled => File.Exists(In("filled"));

    private string Logs => In("logs");

    /// <summary>Opens the wanted folder, or the first of its neighbours -2, -3, … that no other demo runs on.</summary>
    public static DemoFolder Open(string? wanted)
    {
        wanted = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(wanted ?? Default()));
        var path = wanted;
        for (var n = 2; ; n++)
        {
            try
            {
                return new DemoFolder(path);
            }
            catch (IOException e) when (IsHeldByAnother(e) && n <= MostDemosAtOnce)
            {
                Console.WriteLine($"Another demo runs on {path}: taking {wanted}-{n}.");
                path = $"{wanted}-{n}";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"The data folder cannot be used: {e.Message}");
            }
        }
    }

    public string Database(string server) => In(server + ".db");

    public string PortFile(string server) => In(server + ".port");

    public string LogFile(string program) => System.IO.Path.Combine(Logs, program + ".log");

    public void MarkFilled() => File.WriteAllText(In("filled"), "");

    /// <summary>Deletes what an earlier demo left: the mark first, so that an interruption is noticed at the next start.</summary>
    public void Clear()
    {
        File.Delete(In("filled"));
        foreach (var pattern in (string[])["*.db", "*.db-wal", "*.db-shm", "*.port"])
        {
            foreach (var file in Directory.EnumerateFiles(Path, pattern))
            {
                File.Delete(file);
            }
        }

        if (Directory.Exists(Home))
        {
            Directory.Delete(Home, recursive: true);
        }
    }

    public void Dispose() => lockFile.Dispose();

    private static string Default()
    {
        var chosen = Environment.GetEnvironmentVariable("MOVIENET_DEMO_DATA");
        if (!string.IsNullOrEmpty(chosen))
        {
            return chosen;
        }

        try
        {
            // $XDG_DATA_HOME or ~/.local/share, and the like on other systems; with a new account it is not there yet.
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
            return Directory.CreateDirectory(System.IO.Path.Combine(data, "movienet-demo")).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "movienet-demo-" + Environment.UserName);
            Console.WriteLine($"There is no data folder to write to ({e.Message}): the data goes to {folder}.");
            return folder;
        }
    }

    /// <summary>EAGAIN of Linux, EAGAIN of macOS, ERROR_SHARING_VIOLATION of Windows: all that .NET tells about it.</summary>
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
