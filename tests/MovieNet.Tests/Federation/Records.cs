using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation;

/// <summary>Short ways to write records, and to say how they were grouped.</summary>
internal static class Records
{
    private static readonly DateTimeOffset Written = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static ServerRecord On(string server, long id, Movie movie) =>
        new(server, new MovieRecord(id, 1, Written, ContentHash.Of(movie), movie));

    public static ServerRecord On(string server, string title, int? year = null, string? imdb = null, long id = 1) =>
        On(server, id, new Movie { Title = title, Year = year, ImdbId = imdb });

    /// <summary>The groups, each as its records' servers and ids (<c>A1 B1</c>), sorted, so that a test reads as a table.</summary>
    public static string[] Groups(params ServerRecord[] records) =>
        [.. Matcher.Match(records).Select(Name).Order(StringComparer.Ordinal)];

    /// <summary>A group's records' servers and ids: <c>A1 B1</c>.</summary>
    public static string Name(MatchGroup group) => Name(group.Records);

    public static string Name(IEnumerable<ServerRecord> records) =>
        string.Join(' ', records.Select(record => $"{record.Server}{record.Record.Id}"));

    /// <summary>The names of the groups that a group could be.</summary>
    public static string[] Doubts(this MatchGroup group) => [.. group.CouldBe.Select(other => Name(other.Records))];

    /// <summary>These records as one group, whatever the matcher would say.</summary>
    public static MatchGroup GroupOf(params ServerRecord[] records) => new(records, [], []);

    /// <summary>Servers that answered; whether they have the movie is seen from the records.</summary>
    public static ServerState[] Answered(params string[] servers) => [.. servers.Select(server => new ServerState(server, Presence.Lacks))];

    /// <summary>These records as one merged movie, on a fleet of just their servers.</summary>
    public static MergedMovie Merge(params ServerRecord[] records) => Merger.Merge(
        Matcher.Match(records) is [var matched] ? matched : GroupOf(records),
        Answered([.. records.Select(record => record.Server).Distinct(StringComparer.Ordinal)]));

    /// <summary>The group that holds a record.</summary>
    public static MatchGroup GroupOf(this IEnumerable<MatchGroup> groups, ServerRecord record) =>
        groups.Single(group => group.Records.Contains(record));

    /// <summary>Everything about a grouping as one text, for comparing two of them.</summary>
    public static string Describe(IEnumerable<MatchGroup> groups) =>
        string.Join('\n', groups.Select(group =>
            $"{Name(group)} because {string.Join("; ", group.Reasons)} could be {string.Join("; ", Doubts(group))}"));
}
