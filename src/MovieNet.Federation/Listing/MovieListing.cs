using System.Collections.Frozen;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// The merged list of all servers' movies, read page by page. Every server's cursor runs by itself; a stretch of the list is
/// merged as soon as all servers that answer have read past it, and every movie in it is looked up on every server, under all
/// its titles, before it is called missing or said to stand there once. For one reader at a time.
/// </summary>
public sealed class MovieListing
{
    /// <summary>Of each server at once; small enough to come within a few milliseconds.</summary>
    private const int PageRecords = 100;

    /// <summary>Nearly always more than there are of one title, so that something can be merged.</summary>
    private const int FewestRecords = 20;

    private readonly Fleet fleet;
    private readonly string? words;
    private readonly MovieFilter filter;
    private readonly Func<MergedMovie, bool>? passes;
    private readonly string? from;
    private readonly string? first;
    private readonly List<ServerPages> pages;
    private readonly List<MergedMovie> rows = [];
    private int wanted;
    private readonly HashSet<(string Server, long Id)> shown = [];
    private readonly List<MergedMovie> later = [];
    private readonly Dictionary<string, string> silent = new(StringComparer.Ordinal);

    /// <summary>A list that has read nothing yet.</summary>
    /// <param name="fleet">Whom to ask.</param>
    /// <param name="words">What to search for, best first; null or blank for everything, by title.</param>
    /// <param name="filter">Which movies.</param>
    /// <param name="from">Begin at this text's place in the alphabet; not for a search.</param>
    /// <param name="passes">A further condition on movies; null for none.</param>
    public MovieListing(Fleet fleet, string? words, MovieFilter filter, string? from = null, Func<MergedMovie, bool>? passes = null)
    {
        this.passes = passes;
        this.fleet = fleet;
        this.words = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        this.filter = filter;
        this.from = this.words is null && !string.IsNullOrWhiteSpace(from) ? from : null;
        first = this.from is null ? null : TitleKey.Of(this.from);
        pages = [.. fleet.Servers.Select(server => new ServerPages(server.Name))];
    }

    /// <summary>The movies so far. While the first answers come in, a foretaste from those that came; later rows are only added.</summary>
    public IReadOnlyList<MergedMovie> Rows { get; private set; } = [];

    /// <summary>By which connection the servers are asked.</summary>
    public Lane Lane { get; init; }

    /// <summary>
    /// The servers that left something unanswered, a page or a question about a movie, and why. What they hold is known in part or
    /// not at all.
    /// </summary>
    public IReadOnlyDictionary<string, string> Silent => silent;

    /// <summary>How far each server has come, in the order of the list.</summary>
    public IReadOnlyList<AskedServer> Servers => [.. pages.Select(server => server.Asked)];

    /// <summary>Whether there may be more rows.</summary>
    public bool HasMore => rows.Count > wanted || later.Count > 0 || pages.Exists(server => server.HasMore || server.Waiting.Count > 0);

    /// <summary>How many records were looked through.</summary>
    public long Read { get; private set; }

    /// <summary>Reads on.</summary>
    /// <param name="count">How many rows more; fewer when there are no more.</param>
    /// <param name="progressed">Told, on any thread, when there is something new to show.</param>
    /// <param name="cancellationToken">Calls it off; the list cannot be used afterwards.</param>
    public async Task LoadAsync(int count, Action progressed, CancellationToken cancellationToken = default)
    {
        wanted = Rows.Count + count;
        while (rows.Count < wanted && HasMore)
        {
            await ReadPagesAsync(progressed, cancellationToken);
            var end = End(pages);
            var stretch = TakeStretch(end);
            Read += stretch.Count;
            stretch.InsertRange(0, later.Where(movie => IsBefore(movie.SortKey, end)).SelectMany(movie => movie.Records));
            later.RemoveAll(movie => IsBefore(movie.SortKey, end));
            var gathering = GatheringOf(stretch);
            await gathering.CompleteAsync(cancellationToken);
            foreach (var (server, why) in gathering.Silent)
            {
                silent.TryAdd(server, why);
            }

            var movies = RowsOf(gathering, stretch).ToLookup(movie => words is not null || IsBefore(movie.SortKey, end));
            later.AddRange(movies[false]);
            shown.UnionWith(movies[true].SelectMany(movie => movie.Records).Select(record => (record.Server, record.Record.Id)));
            rows.AddRange(movies[true].Where(Passes));
            Rows = [.. rows.Take(wanted)];
            progressed();
        }

        Rows = [.. rows.Take(wanted)];
    }

    /// <summary>
    /// Gives the rows that were read away, so that a whole catalogue may be passed over without being held. Of the rows given only
    /// the ids of their records are kept.
    /// </summary>
    public IReadOnlyList<MergedMovie> Take()
    {
        var taken = Rows;
        rows.RemoveRange(0, taken.Count);
        (Rows, wanted) = ([], 0);
        return taken;
    }

    private async Task ReadPagesAsync(Action progressed, CancellationToken cancellationToken)
    {
        var isFirst = Read == 0;
        // Most often as many records of each server as rows are wanted are enough; the rest would be looked up on every server for nothing.
        var limit = isFirst ? Math.Clamp(wanted, FewestRecords, PageRecords) : PageRecords;
        // A search has no order to wait for; a list reads where nothing is left to merge up to.
        var due = pages.Where(server => server.HasMore && (words is not null || server.Waiting.Count == 0 || IsOneKey(server))).ToDictionary(server => server.Asked.Server, StringComparer.Ordinal);
        // A server that is still being connected to is asked later and on another thread, so not by way of what changes here.
        var asked = due.ToFrozenDictionary(StringComparer.Ordinal);
        var answers = fleet.AskAsync(
            (server, client, token) => asked[server].ReadAsync(client, words, new() { Limit = limit, From = from }, token),
            Lane,
            only: asked.ContainsKey,
            cancellationToken: cancellationToken);
        await foreach (var answer in answers)
        {
            due[answer.Server].Take(answer);
            due.Remove(answer.Server);
            if (isFirst && due.Count > 0 && filter == MovieFilter.All)
            {
                // Show what is there; what the others have of it is still being asked.
                var (stretch, end) = PeekStretch(due);
                Rows = [.. RowsOf(GatheringOf(stretch), stretch).Where(movie => words is not null || IsBefore(movie.SortKey, end)).Take(wanted)];
            }

            progressed();
        }

        // Whoever left the list meanwhile did not answer.
        foreach (var gone in due.Values)
        {
            gone.Take(new(gone.Asked.Server, null, "not in the server list any more", TimeSpan.Zero));
        }
    }

    /// <summary>A page full of one title key: more of the key may follow, so nothing can be merged yet.</summary>
    private static bool IsOneKey(ServerPages server) => string.Equals(server.Waiting.Peek().Key, server.ReadUpTo, StringComparison.Ordinal);

    /// <summary>Everything up to the first key that some server has not read past.</summary>
    private List<ServerRecord> TakeStretch(string? end)
    {
        var taken = new List<ServerRecord>();
        foreach (var server in pages)
        {
            while (server.Waiting.TryPeek(out var next) && IsBefore(next.Key, end))
            {
                taken.Add(new(server.Asked.Server, server.Waiting.Dequeue().Record));
            }
        }

        return taken;
    }

    private (List<ServerRecord> Stretch, string? End) PeekStretch(Dictionary<string, ServerPages> awaited)
    {
        var here = pages.Where(server => !awaited.ContainsKey(server.Asked.Server)).ToList();
        var end = End(here);
        return ([.. here.SelectMany(server => server.Waiting.TakeWhile(next => IsBefore(next.Key, end)).Select(next => new ServerRecord(server.Asked.Server, next.Record)))], end);
    }

    private string? End(List<ServerPages> servers) =>
        words is not null ? null : servers.Select(server => server.ReadUpTo).OfType<string>().Min(SortKeyComparer.Instance);

    private static bool IsBefore(string key, string? end) => end is null || SortKeyComparer.Instance.Compare(key, end) < 0;

    private Gathering GatheringOf(IEnumerable<ServerRecord> stretch)
    {
        var gathering = new Gathering(fleet, Lane);
        foreach (var record in stretch)
        {
            gathering.Add(record.Server, [record.Record]);
        }

        foreach (var server in pages.Where(server => server.Asked.Silence is not null))
        {
            gathering.Silence(server.Asked.Server, server.Asked.Silence!);
        }

        return gathering;
    }

    /// <summary>The movies of a stretch that have not been shown, in order.</summary>
    private IEnumerable<MergedMovie> RowsOf(Gathering gathering, List<ServerRecord> stretch)
    {
        var here = stretch.Select(record => (record.Server, record.Record.Id)).ToHashSet();
        var movies = gathering.Merge().Where(movie =>
            movie.Records.Any(record => here.Contains((record.Server, record.Record.Id)))
            && !movie.Records.Any(record => shown.Contains((record.Server, record.Record.Id))));
        if (words is null)
        {
            // A movie whose records sort far apart has one place: that of the title it is shown by. The first stretch that holds
            // another of its titles keeps it until its place comes, whoever answers then; where its place was before the
            // beginning of the list, it is not in it.
            return movies
                .Where(movie => first is null || SortKeyComparer.Instance.Compare(movie.SortKey, first) >= 0)
                .OrderBy(movie => movie.SortKey, SortKeyComparer.Instance).ThenBy(movie => movie.Year ?? int.MaxValue);
        }

        var ranks = stretch.GroupBy(record => record.Server, StringComparer.Ordinal)
            .SelectMany(server => server.Select((record, rank) => (record, rank)))
            .ToDictionary(ranked => (ranked.record.Server, ranked.record.Record.Id), ranked => ranked.rank);
        return movies
            .Select(movie => (movie, rank: movie.Records.Min(record => ranks.GetValueOrDefault((record.Server, record.Record.Id), int.MaxValue))))
            .OrderBy(ranked => ranked.rank)
            .Select(ranked => ranked.movie);
    }

    private bool Passes(MergedMovie movie) => passes?.Invoke(movie) != false && filter switch
    {
        MovieFilter.Differs => movie.Inconsistencies.Any(found => found is Inconsistency.Differs or Inconsistency.Duplicate),
        MovieFilter.Missing => movie.Inconsistencies.Any(found => found is Inconsistency.Missing),
        MovieFilter.OnlyOne => movie.IsOnlyOnOneServer,
        _ => true,
    };
}
