namespace MovieNet.Federation;

/// <summary>The folder that the web app and the command line share: <c>$MOVIENET_HOME</c>, else <c>movienet</c> in the user's data folder.</summary>
public static class MovieNetHome
{
    /// <summary>The folder; made if absent, for its owner only.</summary>
    /// <param name="chosen">What MOVIENET_HOME says; null or empty for the user's data folder.</param>
    /// <exception cref="InvalidOperationException">There is no place for it, or it cannot be made; the message says what to set.</exception>
    public static string Find(string? chosen)
    {
        var home = chosen;
        if (string.IsNullOrEmpty(home))
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            home = data.Length > 0
                ? Path.Combine(data, "movienet")
                : throw new InvalidOperationException("There is no data folder for this user: set MOVIENET_HOME to a folder that may be written.");
        }

        try
        {
            return Make(home).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{home} cannot be made ({e.Message}): set MOVIENET_HOME to a folder that may be written.", e);
        }
    }

    /// <summary>The folder in it that holds what its secrets are encrypted with, for its owner only; made if absent.</summary>
    /// <param name="home">See <see cref="Find"/>.</param>
    public static DirectoryInfo Keys(string home) => Make(Path.Combine(home, "keys"));

    private static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
