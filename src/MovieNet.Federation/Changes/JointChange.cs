using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// What somebody did at one time: one change, or the same one on several servers. "The same" is what a reader would call so: the same
/// kind, by the same person, the same fields from the same values to the same values, within seconds.
/// </summary>
public sealed class JointChange
{
    /// <summary>What one click wrote on all servers is further apart than this only where a server was not sure for a while.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    private readonly List<ServerChange> parts;

    private JointChange(ServerChange first) => parts = [first];

    /// <summary>The changes, one for each record; the latest first.</summary>
    public IReadOnlyList<ServerChange> Parts => parts;

    /// <summary>One of them, to say what all of them did.</summary>
    public MovieChange Change => parts[0].Change;

    /// <summary>On which servers.</summary>
    public IEnumerable<string> Servers => parts.Select(part => part.Server).Distinct(StringComparer.Ordinal);

    /// <summary>Puts together what belongs together.</summary>
    /// <param name="changes">The latest first.</param>
    public static IReadOnlyList<JointChange> Of(IEnumerable<ServerChange> changes)
    {
        var joint = new List<JointChange>();
        foreach (var change in changes)
        {
            // What happened on the same server is another event.
            if (joint.FindLast(one => one.Change.At - change.Change.At <= Together && !one.Servers.Contains(change.Server, StringComparer.Ordinal) && IsSame(one.Change, change.Change)) is { } same)
            {
                same.parts.Add(change);
            }
            else
            {
                joint.Add(new(change));
            }
        }

        return joint;
    }

    /// <summary>The fields that a change gave another value: of a new record or a deleted one all that it said.</summary>
    public static IReadOnlyList<MovieField> FieldsOf(MovieChange change) =>
        [.. FieldInfo.All.Select(info => info.Field).Where(field => !Equals(change.Before?.Movie[field], change.After?.Movie[field]))];

    private static bool IsSame(MovieChange one, MovieChange other)
    {
        if (one.Kind != other.Kind || !string.Equals(one.Who, other.Who, StringComparison.Ordinal))
        {
            return false;
        }

        // Records that came or went are told by their titles; what else they say stands in the comparison.
        IReadOnlyList<MovieField> fields = one.Kind == ChangeKind.Edit ? FieldsOf(one) : [MovieField.Title];
        return (one.Kind != ChangeKind.Edit || fields.SequenceEqual(FieldsOf(other)))
            && fields.All(field => Equals(one.Before?.Movie[field], other.Before?.Movie[field]) && Equals(one.After?.Movie[field], other.After?.Movie[field]));
    }
}
