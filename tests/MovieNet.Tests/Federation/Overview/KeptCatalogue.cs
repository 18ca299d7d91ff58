using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>Records of some servers, and a catalogue that is told of every change of them.</summary>
internal sealed class KeptCatalogue
{
    private readonly GenreNames genres = new();
    private readonly Dictionary<(string Server, long Id), ServerRecord> records = [];
    private readonly List<IndexedServer> servers;

    public KeptCatalogue(params string[] names)
    {
        servers = [.. names.Select(name => new IndexedServer(name))];
        Catalogue.Servers = [.. servers];
        servers.ForEach(server => Catalogue.SetCurrent(server, isCurrent: true));
    }

    public Catalogue Catalogue { get; } = new();

    /// <summary>What merging all records says of them, each movie on a line.</summary>
    public string[] Merged => Disagreeing.Merged(Records, States);

    /// <summary>What the catalogue says of them.</summary>
    public string[] Indexed => Disagreeing.Indexed(Snapshot, genres);

    public IReadOnlyCollection<ServerRecord> Records => records.Values;

    public IReadOnlyList<ServerState> States => [.. servers.Select(server => new ServerState(server.Name, server.IsCurrent ? Presence.Lacks : Presence.Unknown))];

    public CatalogueSnapshot Snapshot => new(
        Catalogue.Rows,
        genres,
        [.. servers.Select(server => new CatalogueServer(server.Name, server.IsCurrent ? CatalogueServerState.Current : CatalogueServerState.Stale, server.Count))],
        [],
        isReady: true);

    public IEnumerable<string> GenresOf(CatalogueRow row) => row.Genres.Select(genre => genres[genre]);

    public IndexedServer Server(string name) => servers.Single(server => server.Is(name));

    public void Put(string server, long id, long version, Movie movie)
    {
        var record = new MovieRecord(id, version, DateTimeOffset.UnixEpoch.AddSeconds(version), ContentHash.Of(movie), movie);
        records[(server, id)] = new(server, record);
        Catalogue.Put(Server(server), new(record, genres));
    }

    public void Remove(string server, long id)
    {
        records.Remove((server, id));
        Catalogue.Remove(Server(server), id);
    }

    /// <summary>Takes a server out of the list.</summary>
    public void Leave(string name)
    {
        var server = Server(name);
        foreach (var id in records.Keys.Where(key => server.Is(key.Server)).Select(key => key.Id).ToList())
        {
            Remove(name, id);
        }

        servers.Remove(server);
        Catalogue.Servers = [.. servers];
    }

    /// <summary>Turns the list round.</summary>
    public void Turn()
    {
        servers.Reverse();
        Catalogue.Servers = [.. servers];
    }
}
