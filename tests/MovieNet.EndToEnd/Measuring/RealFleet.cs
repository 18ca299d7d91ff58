using System.Globalization;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>Three daemons with the three real catalogues, in a server list.</summary>
internal sealed class RealFleet : IAsyncDisposable
{
    private static readonly (string Name, string Files)[] Catalogues = [("Wikipedia", "wikipedia/movies-*.json"), ("Oscars", "oscars-films.csv"), ("Bechdel", "bechdel-movies.csv")];

    private readonly List<(RunningServer Server, long Records)> servers = [];

    private RealFleet()
    {
    }

    /// <summary>How many servers.</summary>
    public int Count => servers.Count;

    /// <summary>The one that is stopped and let go on.</summary>
    public RunningServer Last => servers[^1].Server;

    /// <summary>Starts and fills them.</summary>
    /// <param name="home">The home of the web app, for its server list.</param>
    /// <param name="folder">Where the catalogues lie.</param>
    public static async Task<RealFleet> StartAsync(string home, string folder)
    {
        var real = new RealFleet();
        try
        {
            var database = new StateDatabase(home);
            await using var fleet = new Fleet(database);
            foreach (var (name, files) in Catalogues)
            {
                var server = await RunningServer.StartAsync(name);
                real.servers.Add((server, 0));
                fleet.List.Add(new(name, "127.0.0.1", server.Port));
                await fleet.RefreshAsync();
                var counts = await ImportAsync(fleet, name, [.. Directory.GetFiles(folder, files).Order(StringComparer.Ordinal)]);
                real.servers[^1] = (server, counts.Added);
            }

            return real;
        }
        catch
        {
            await real.DisposeAsync();
            throw;
        }
    }

    /// <summary>What they hold, in words.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"Three daemons hold {servers[0].Records:N0} films of Wikipedia, {servers[1].Records:N0} of the Oscars and {servers[2].Records:N0} of the Bechdel test.");

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, _) in servers)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<ImportCounts> ImportAsync(Fleet fleet, string server, string[] files)
    {
        var counts = new ImportCounts(0, 0, 0, 0);
        foreach (var path in files)
        {
            var file = await ImportFile.OpenAsync(path, new());
            await foreach (var step in new Importer(fleet).ImportAsync(server, file.ReadAsync(), replace: false))
            {
                counts += step.Counts;
            }
        }

        return counts;
    }
}
