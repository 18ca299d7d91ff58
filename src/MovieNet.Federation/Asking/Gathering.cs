using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Collects the records of some movies from all servers, and knows of every server and question whether it was answered.
/// "Missing" is said of a server only when it answered everything that could have found the movie there.
/// </summary>
internal sealed class Gathering(Fleet fleet, Lane lane = Lane.Person)
{
    /// <summary>A title leads to an id, the id to another title, that to a further id: more steps do not occur.</summary>
    private const int MostRounds = 4;

    private readonly Dictionary<(string Server, long Id), ServerRecord> records = [];
    private readonly HashSet<(string Server, Question Question)> answered = [];
    private readonly Dictionary<string, string> silent = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ServerRecord> Records => records.Values;

    /// <summary>The servers of which nothing is known, and why.</summary>
    public IReadOnlyDictionary<string, string> Silent => silent;

    /// <summary>Takes records over that a server answered to something else.</summary>
    public void Add(string server, IEnumerable<MovieRecord> found)
    {
        foreach (var record in found)
        {
            records[(server, record.Id)] = new(server, record);
        }
    }

    /// <summary>Notes that nothing is known of a server, and why.</summary>
    public void Silence(string server, string why) => silent[server] = why;

    /// <summary>Asks these questions of every server; told as each answers.</summary>
    public async Task AskAsync(IReadOnlyCollection<Question> questions, Action progressed, CancellationToken cancellationToken) =>
        await AskAsync(_ => questions, progressed, cancellationToken);

    /// <summary>Asks the servers for whatever may belong to what was found, until nothing new turns up.</summary>
    /// <remarks>
    /// Servers that have a movie are asked too: a second record of it, under another title, would be a duplicate there, and may
    /// decide which records are one movie.
    /// </remarks>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var open = OpenQuestions();
            if (open.Count == 0)
            {
                return;
            }

            await AskAsync(server => open.GetValueOrDefault(server, []), () => { }, cancellationToken);
        }
    }

    /// <summary>The movies as they are known so far.</summary>
    public IReadOnlyList<MergedMovie> Merge() => [.. Matcher.Match(records.Values).Select(group => Merger.Merge(group, StatesFor(group)))];

    /// <summary>What is known of every server where it has no record: nothing, until it has answered these questions.</summary>
    public IReadOnlyList<ServerState> States(IReadOnlyCollection<Question> questions) => [.. fleet.Servers.Select(server =>
        silent.TryGetValue(server.Name, out var why) ? new ServerState(server.Name, Presence.Unknown, why)
        : questions.All(question => answered.Contains((server.Name, question))) ? new ServerState(server.Name, Presence.Lacks, null)
        : new ServerState(server.Name, Presence.Asking, null))];

    private async Task AskAsync(Func<string, IReadOnlyCollection<Question>> questions, Action progressed, CancellationToken cancellationToken)
    {
        var answers = fleet.AskAsync(
            (server, client, token) => Task.WhenAll(questions(server).Select(async question => (question, found: await question.AskAsync(client, token)))),
            lane,
            only: server => !silent.ContainsKey(server) && questions(server).Count > 0,
            cancellationToken: cancellationToken);
        await foreach (var answer in answers)
        {
            if (!answer.IsKnown)
            {
                Silence(answer.Server, answer.Silence);
            }

            foreach (var (question, found) in answer.Value ?? [])
            {
                answered.Add((answer.Server, question));
                Add(answer.Server, found);
            }

            progressed();
        }
    }

    private Dictionary<string, List<Question>> OpenQuestions()
    {
        var open = new Dictionary<string, HashSet<Question>>(StringComparer.Ordinal);
        var servers = fleet.Servers.Select(server => server.Name).Where(server => !silent.ContainsKey(server)).ToList();
        foreach (var group in Matcher.Match(records.Values))
        {
            var questions = Question.About(group.Records).ToList();
            foreach (var server in servers)
            {
                // No server holds two records with one IMDb id.
                var held = group.Records.Where(record => string.Equals(record.Server, server, StringComparison.Ordinal)).Select(record => Question.OfImdbId(record.Record.Movie.ImdbId)).ToHashSet();
                foreach (var question in questions.Where(question => !answered.Contains((server, question)) && !held.Contains(question)))
                {
                    (open.TryGetValue(server, out var asked) ? asked : open[server] = []).Add(question);
                }
            }
        }

        return open.ToDictionary(server => server.Key, server => server.Value.ToList(), StringComparer.Ordinal);
    }

    private IReadOnlyList<ServerState> StatesFor(MatchGroup group) => States([.. Question.About(group.Records)]);
}
