using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>serverlist --export and --import: the list as a file.</summary>
internal static class ServerListFiles
{
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static async Task<int> ExportAsync(Terminal terminal, FileInfo file, CancellationToken stop)
    {
        var entries = new ServerList(FleetSession.OpenDatabase()).All();
        try
        {
            await File.WriteAllBytesAsync(file.FullName, ServerListFile.Write(entries), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} cannot be written: {e.Message}");
        }

        terminal.PlainOut.WriteLine(FormattableString.Invariant($"{entries.Count} server{(entries.Count == 1 ? "" : "s")} written to {file}."));
        return ExitCode.Done;
    }

    /// <exception cref="CommandException">The file cannot be read, or is no server list.</exception>
    public static async Task<int> ImportAsync(Terminal terminal, FileInfo file, CancellationToken stop)
    {
        var list = new ServerList(FleetSession.OpenDatabase());
        var lines = ServerListImport.Preview(list.All(), await ReadAsync(file, stop));
        foreach (var line in lines)
        {
            if (line.Kind == ImportedServerKind.New)
            {
                list.Add(line.Entry);
            }

            var (name, address) = (line.Entry.Name, line.Entry.Address);
            (line.Kind is ImportedServerKind.New or ImportedServerKind.Same ? terminal.PlainOut : terminal.Error).WriteLine(line.Kind switch
            {
                ImportedServerKind.New => $"{name}: added at {address}",
                ImportedServerKind.Same => $"{name}: {line.Why}",
                _ => $"movienet: {name} at {address} was not added: {line.Why}.",
            });
        }

        return lines.All(line => line.Kind is ImportedServerKind.New or ImportedServerKind.Same) ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task<IReadOnlyList<ServerEntry>> ReadAsync(FileInfo file, CancellationToken stop)
    {
        try
        {
            return file.Exists && file.Length > ServerListFile.MostBytes
                ? throw new FormatException($"it is larger than {SizeText.Of(ServerListFile.MostBytes)}")
                : ServerListFile.Read(await File.ReadAllBytesAsync(file.FullName, stop));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} cannot be read: {e.Message}");
        }
    }
}
