using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Forms;

/// <summary>
/// An edit while it is typed: what the person wants, the records as they were read, and what has become of them meanwhile.
/// Only touched fields are planned, so disagreement that nobody looked at is never overwritten.
/// </summary>
public sealed class EditSession
{
    private readonly Dictionary<(string Server, long Id), MovieRecord> read = [];
    private readonly List<Clash> clashes = [];
    private readonly SortedSet<string> news = new(StringComparer.Ordinal);

    /// <summary>Begins to edit a movie as it was read.</summary>
    public EditSession(MergedMovie movie) => Meet(movie);

    /// <summary>What the person types.</summary>
    public MovieDraft Draft { get; } = new();

    /// <summary>The movie as the servers say it now.</summary>
    public MergedMovie Movie { get; private set; } = null!;

    /// <summary>Fields that the person and somebody else changed at the same time.</summary>
    public IReadOnlyList<Clash> Clashes => clashes;

    /// <summary>What else changed meanwhile, in sentences.</summary>
    public IReadOnlyCollection<string> News => news;

    /// <summary>The servers to which nothing is written before the person has chosen.</summary>
    public IReadOnlySet<string> Waiting =>
        clashes.Where(clash => clash.Choice is null && IsWanted(clash)).Select(clash => clash.Server).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes over the movie as it has become. What the person typed stays; where somebody changed the same field, it waits for a choice.</summary>
    public void Meet(MergedMovie newer)
    {
        foreach (var (server, record) in newer.Records.Select(record => (record.Server, record.Record)))
        {
            if (read.TryGetValue((server, record.Id), out var before) && before.Version != record.Version)
            {
                foreach (var info in FieldInfo.All.Where(info => !Equals(before.Movie[info.Field], record.Movie[info.Field])))
                {
                    Compare(server, before, record, info.Field);
                }
            }

            read[(server, record.Id)] = record;
        }

        foreach (var server in newer.Servers.Where(server => server.Presence == Presence.Lacks && read.Keys.Any(key => Is(key.Server, server.Server))))
        {
            news.Add($"{server.Server} does not have it any more.");
        }

        Movie = newer;
        Draft.Begin(newer.Shown);
    }

    /// <summary>Chooses between what a server says now and what was typed.</summary>
    public void Choose(Clash clash, ClashChoice choice) => clashes[clashes.IndexOf(clash)] = clash with { Choice = choice };

    /// <summary>What is written where.</summary>
    /// <param name="planner">Knows the fleet.</param>
    /// <param name="targets">Which servers.</param>
    public WritePlan Plan(Planner planner, Func<string, bool> targets)
    {
        var (waiting, changes) = (Waiting, Draft.Changes);
        return new([.. Movie.Servers.Select(server =>
        {
            var kept = clashes.Where(clash => clash.Choice == ClashChoice.Theirs && Is(clash.Server, server.Server)).Select(clash => clash.Field).ToHashSet();
            var own = changes.Where(change => !kept.Contains(change.Key)).ToDictionary();
            var planned = planner.Edit(Movie, own, targets).Servers.First(one => Is(one.Server, server.Server));
            return (planned, Wait: waiting.Contains(server.Server)) switch
            {
                ({ Writes.Count: > 0 }, Wait: true) => planned with { Writes = [], Why = "waits for your choice" },
                ({ Writes.Count: 0, Presence: Presence.Has }, _) when changes.Count == 0 => planned with { Why = "you have changed nothing yet" },
                ({ Writes.Count: 0, Presence: Presence.Has }, _) when own.Count < changes.Count => planned with { Why = "it keeps its own, as you chose" },
                _ => planned,
            };
        })]);
    }

    private void Compare(string server, MovieRecord before, MovieRecord record, MovieField field)
    {
        var known = clashes.Find(clash => Is(clash.Server, server) && clash.RecordId == record.Id && clash.Field == field);
        clashes.RemoveAll(clash => clash == known);
        var now = record.Movie[field];
        if (!Draft[field].IsTouched)
        {
            news.Add($"{FieldText.Label(field)} is now {FieldText.Short(FieldText.Of(field, now))} on {server}.");
        }
        else if (!Equals(now, Draft[field].Value))
        {
            // What a person chose between has been read; only a clash that still waits keeps what was read before it.
            clashes.Add(known is { Choice: null }
                ? known with { Now = now, Versions = (known.Versions.Read, record.Version) }
                : new(server, record.Id, field, before.Movie[field], now) { Versions = (before.Version, record.Version) });
        }
    }

    /// <summary>Whether the person still wants something else than what is there.</summary>
    private bool IsWanted(Clash clash) => Draft[clash.Field].IsTouched && !Equals(Draft[clash.Field].Value, clash.Now);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
