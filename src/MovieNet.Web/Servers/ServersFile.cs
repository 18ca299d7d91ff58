using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Servers;

/// <summary>
/// The servers that whoever runs the app wants in its list (<c>--servers FILE</c>, as <em>Export list</em> writes it), with the token
/// that is shown to all of them (<c>--servers-token FILE</c>). What the file says of encryption and the token hold at every start;
/// names, tags and the order are people's.
/// </summary>
internal static class ServersFile
{
    /// <summary>Adds what is not in the list, and says on the console what was done.</summary>
    /// <exception cref="StartException">A file cannot be read.</exception>
    public static void AddServersOfFile(this IConfiguration configuration, StateDatabase database)
    {
        if (configuration["servers"] is not { Length: > 0 } file)
        {
            return;
        }

        var list = new ServerList(database);
        var token = configuration["servers-token"] is { Length: > 0 } path ? new Secret(Read(path, File.ReadAllText).Trim()) : null;
        var wanted = Read(file, name => ServerListFile.Read(File.ReadAllBytes(name))).Select(entry => entry with { Token = token }).ToList();
        foreach (var server in ServerListImport.Preview(list.All(), wanted))
        {
            if (server.Kind == ImportedServerKind.New)
            {
                list.Add(server.Entry);
                Console.WriteLine($"{file}: {server.Entry.Name} ({server.Entry.Address}) is in the list now.");
            }
            else if (server.Kind == ImportedServerKind.Same && list.Find(server.Entry.Name) is { } there)
            {
                list.Update(there.Name, there with { Tls = server.Entry.Tls, Fingerprint = server.Entry.Fingerprint, Token = server.Entry.Token });
            }
            else
            {
                Console.WriteLine($"{file}: {server.Entry.Name} ({server.Entry.Address}) is not taken: {server.Why}.");
            }
        }
    }

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StartException($"cannot read {file}: {e.Message}");
        }
    }
}
