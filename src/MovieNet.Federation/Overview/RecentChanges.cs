using System.Collections.Immutable;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Something that was changed lately.</summary>
/// <param name="Server">On which server.</param>
/// <param name="Change">The change; of several that one request made, the last.</param>
/// <param name="Count">How many changes the request made; more than one for an import.</param>
/// <param name="IsMinimum">The request may have made more: what lies further back in the log was not read.</param>
public sealed record RecentChange(string Server, MovieChange Change, int Count, bool IsMinimum = false);

/// <summary>What was changed lately on all servers; only the latest are kept.</summary>
internal sealed class RecentChanges
{
    public const int Kept = 50;

    /// <summary>The latest first; another list after every change.</summary>
    public ImmutableList<RecentChange> Latest { get; private set; } = [];

    /// <summary>Takes over what a server's log says of the time before it was followed.</summary>
    /// <param name="server">The server's name.</param>
    /// <param name="changes">Its latest changes, the earliest first; there may be more before where they are <see cref="Kept"/>.</param>
    /// <param name="upTo">The last change that was not said otherwise.</param>
    public void Take(string server, IReadOnlyList<MovieChange> changes, long upTo)
    {
        Latest = Latest.RemoveAll(one => IsOf(one, server) && one.Change.Id <= upTo);
        foreach (var change in changes.Where(change => change.Id <= upTo))
        {
            Add(server, change, isMinimum: changes.Count >= Kept && change == changes[0]);
        }
    }

    public void Add(string server, MovieChange change) => Add(server, change, isMinimum: false);

    private void Add(string server, MovieChange change, bool isMinimum)
    {
        var same = change.RequestId is null ? null : Latest.Find(one => IsOf(one, server) && one.Change.RequestId == change.RequestId);
        var without = same is null ? Latest : Latest.Remove(same);
        var place = without.FindIndex(one => one.Change.At <= change.At);
        Latest = without.Insert(place < 0 ? without.Count : place, new(server, change, 1 + (same?.Count ?? 0), isMinimum || same is { IsMinimum: true }));
        Latest = Latest.Count > Kept ? Latest.RemoveAt(Kept) : Latest;
    }

    public void Forget(string server) => Latest = Latest.RemoveAll(one => IsOf(one, server));

    private static bool IsOf(RecentChange one, string server) => string.Equals(one.Server, server, StringComparison.Ordinal);
}
