namespace MovieNet.Federation;

/// <summary>The records that are taken for one movie, and why.</summary>
/// <param name="Records">At least one, by server name and record id. Several of one server are a duplicate there.</param>
/// <param name="Reasons">
/// Why the records belong together, one sentence for each kind of join, the strongest first; empty where there was nothing to join.
/// </param>
/// <param name="CouldBe">
/// Other groups that may be the same movie and were not joined, because the records fit more than one or contradict each other. It is
/// said on both sides, and at most <see cref="Matcher.MaximumCouldBe"/> are named.
/// </param>
public sealed record MatchGroup(
    IReadOnlyList<ServerRecord> Records,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<CouldBe> CouldBe);
