namespace MovieNet.Web.Importing;

/// <summary>
/// Where this process keeps files that were dropped in the browser, until it ends. What a killed process left behind goes with
/// the next start; a lock that the system takes back at a process's end tells whose folder is still used.
/// </summary>
public sealed class UploadFolder : IDisposable
{
    private readonly string path;
    private readonly FileStream inUse;

    /// <param name="home">The folder that it is made in, MovieNet's own.</param>
    public UploadFolder(string home)
    {
        var all = Directory.CreateDirectory(Path.Combine(home, "uploads")).FullName;
        RemoveAbandoned(all);
        path = Path.Combine(all, Guid.NewGuid().ToString("N"));
        inUse = Lock(path, FileMode.CreateNew);
        Directory.CreateDirectory(path);
    }

    /// <summary>A new folder in it, for one file and what is made of it.</summary>
    public string Add(Guid id) => Directory.CreateDirectory(Path.Combine(path, id.ToString("N"))).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(path, recursive: true);
        inUse.Dispose();
    }

    private static FileStream Lock(string path, FileMode mode) =>
        new(path + ".lock", mode, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    private static void RemoveAbandoned(string all)
    {
        foreach (var folder in Directory.EnumerateDirectories(all))
        {
            try
            {
                using var mine = Lock(folder, FileMode.OpenOrCreate);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process is using it.
            }
        }
    }
}
