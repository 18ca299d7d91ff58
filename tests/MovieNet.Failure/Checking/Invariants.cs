using MovieNet.Failure.App;
using MovieNet.Failure.Processes;
using MovieNet.Federation;

namespace MovieNet.Failure.Checking;

/// <summary>
/// What must be so after every fault: what was told as written is in that server's change log once, what was told as not
/// written is not, nothing is there twice or without having been noted first, nothing was called missing that is there, and
/// a server that only stood in another's place has none of it.
/// </summary>
/// <param name="ledger">What people were told.</param>
internal sealed class Invariants(Ledger ledger)
{
    private const int MostProblems = 20;

    /// <summary>How many single things have been found as they must be.</summary>
    public long Held { get; private set; }

    /// <summary>Compares; what is wrong, in words.</summary>
    /// <param name="daemons">The servers, up or not.</param>
    /// <param name="strangers">Servers that nobody may write to.</param>
    /// <param name="apps">Who writes.</param>
    public IReadOnlyList<string> Check(IReadOnlyCollection<Daemon> daemons, IReadOnlyCollection<Daemon> strangers, IReadOnlyCollection<AppProcess> apps)
    {
        // In this order: what was told, or noted as known, before the logs are read must be in them; what is in them must have been noted before.
        var actors = apps.Select(app => app.Actor).ToList();
        var told = ledger.Writes;
        var known = apps.SelectMany(app => Journal.Read(app.Home)).ToList();
        var logs = daemons.Select(daemon => ChangeCounts.Read(daemon.Data, actors)).ToDictionary(log => log.Server);
        var noted = apps.SelectMany(app => Journal.Read(app.Home)).ToDictionary(write => write.Request, write => write.Server);

        var problems = new List<string>(ledger.Contradictions.Concat(apps.SelectMany(app => app.Lies)));
        problems.AddRange(told.Select(one => Judge("told", one.Server, one.Request, one.Outcome, logs)).OfType<string>());
        problems.AddRange(known.Select(one => Judge("noted", one.Server, one.Request, one.Outcome, logs)).OfType<string>());
        problems.AddRange(logs.Values.SelectMany(log => log.Requests.Select(request => JudgeChange(log, request, noted))).OfType<string>());
        problems.AddRange(strangers.Where(one => File.Exists(one.Data)).SelectMany(one => JudgeStranger(one, actors)));
        return problems.Count > MostProblems ? [.. problems.Take(MostProblems), $"and {problems.Count - MostProblems} more"] : problems;
    }

    private string? Judge(string how, Guid server, Guid request, WriteOutcome? outcome, Dictionary<Guid, ChangeCounts> logs)
    {
        if (outcome is null or WriteOutcome.Unsure)
        {
            return null;
        }

        var expected = outcome == WriteOutcome.Written ? 1 : 0;
        if (!logs.TryGetValue(server, out var log))
        {
            return $"{request} was {how} as {outcome} on a server that is none of ours: {server}";
        }

        Held++;
        return log[request] == expected ? null : $"{request} was {how} as {outcome} and is in the change log {log[request]} times";
    }

    private string? JudgeChange(ChangeCounts log, Guid request, Dictionary<Guid, Guid> noted)
    {
        Held++;
        return log[request] > 1 ? $"{request} is in the change log {log[request]} times"
            : !noted.TryGetValue(request, out var server) ? $"{request} was written without having been noted before"
            : server != log.Server ? $"{request} was for {server} and was written on {log.Server}"
            : null;
    }

    private IEnumerable<string> JudgeStranger(Daemon stranger, IReadOnlyCollection<string> actors)
    {
        Held++;
        return ChangeCounts.Read(stranger.Data, actors).Requests.Select(request => $"{request} was written to another server than the one that was met");
    }
}
