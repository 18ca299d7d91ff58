using System.Globalization;

namespace MovieNet.Server;

/// <summary>Tells scripts the port. The file appears whole or not at all.</summary>
internal static class PortFile
{
    /// <exception cref="StartupException">It cannot be written.</exception>
    public static void Write(string file, int port)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(temporary, string.Create(CultureInfo.InvariantCulture, $"{port}\n"));
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot write the port file {file}: {e.Message}", e);
        }
    }

    /// <summary>Takes the file away; one that is not there, or cannot be, is left.</summary>
    public static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start overwrites it.
        }
    }
}
