namespace MovieNet.Tests.Server.Kills;

/// <summary>Makes the writes of all clients of one database: adds, edits, deletions and imports that meet each other's records.</summary>
internal sealed class KillSource(int seed)
{
    private readonly Lock one = new();
    private readonly Random random = new(seed);
    private readonly List<long> ids = [];
    private int last = 1;

    /// <summary>Tells of a record that is there.</summary>
    public void Added(long id)
    {
        lock (one)
        {
            ids.Add(id);
        }
    }

    /// <summary>Some writes to be sent in one piece.</summary>
    public List<KillWrite> Next()
    {
        lock (one)
        {
            return [.. Enumerable.Range(0, random.Next(1, 17)).Select(_ => Make())];
        }
    }

    private KillWrite Make()
    {
        var number = ++last;
        return random.Next(10) switch
        {
            < 5 => Make(number, "movies.add", $"'movie':{Movie(random.Next(10) == 0 ? random.Next(1, number) : number, number)}", adds: 1),
            < 7 when ids.Count > 0 => Make(number, "movies.edit", $"'id':{Id()},'changes':{{'synopsis':'By {number}','genres':['G{random.Next(9)}']{Renamed(number)}}}"),
            < 8 when ids.Count > 0 => Make(number, "movies.delete", $"'id':{Id()}"),
            _ => Import(number, random.Next(1, 30)),
        };
    }

    /// <summary>One that may be there and is replaced, those that are new, and one that cannot be taken.</summary>
    private KillWrite Import(int number, int adds)
    {
        var movies = Enumerable.Range(1, adds).Select(i => $"{{'title':'Import {number}, {i}','genres':['G','g']}}")
            .Prepend(Movie(random.Next(1, number), number)).Append("{}");
        return Make(number, "movies.import", $"'movies':[{string.Join(',', movies)}],'onExisting':'replace'", adds, isImport: true);
    }

    private KillWrite Make(int number, string method, string parameters, int adds = 0, bool isImport = false)
    {
        var isRepeatable = random.Next(10) < 7;
        var requestId = isRepeatable ? $",'requestId':'{Guid.NewGuid()}'" : "";
        return new()
        {
            Marker = $"write {number}",
            Line = $"{{'jsonrpc':'2.0','id':{number},'actor':'write {number}','method':'{method}','params':{{{parameters}{requestId}}}}}".Replace('\'', '"'),
            IsRepeatable = isRepeatable,
            Adds = adds,
            IsImport = isImport,
        };
    }

    private static string Movie(int title, int number) =>
        $"{{'title':'Film {title} (Part {title})','genres':['G{title % 7}'],'cast':['Actor {title}'],'synopsis':'By {number}'}}";

    private string Renamed(int number) => random.Next(3) == 0 ? $",'title':'Renamed {number} (Once {number})'" : "";

    private long Id() => ids[random.Next(ids.Count)];
}
