namespace MovieNet.Server.Store;

/// <summary>
/// Keeps a second daemon from the same database. The lock belongs to the open file, not to the file's presence: the system
/// frees it when the process ends in whatever way. The file stays, because to remove it would let two processes hold two of them.
/// </summary>
internal static class DataLock
{
    // EWOULDBLOCK of Linux and of macOS, which .NET gives as the exception's number.
    private const int HeldOnLinux = 11;
    private const int HeldOnMacOS = 35;

    public static FileStream Take(string file)
    {
        var path = Target(file) + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is DirectoryNotFoundException)
        {
            throw new StartupException($"cannot open {file}: its folder does not exist", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"cannot open {file}: no permission to write {path}", e);
        }
        catch (IOException e)
        {
            throw new StartupException(
                e.HResult is HeldOnLinux or HeldOnMacOS ? $"{file} is in use by another movienet-server" : $"cannot open {file}: {e.Message}", e);
        }
    }

    /// <summary>The file behind a link, so that two names of one database are one lock.</summary>
    private static string Target(string file) =>
        File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file;
}
