using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Bulk;

/// <summary>A line of a preview: a write, one field of it, or why nothing is written.</summary>
/// <param name="Title">The movie's, with its year.</param>
/// <param name="Server">On which server.</param>
/// <param name="Write">What is written; null for nothing.</param>
/// <param name="Field">Which field of an edit.</param>
/// <param name="Why">Why nothing is written, in words.</param>
public sealed record BulkLine(string Title, string Server, PlannedWrite? Write, MovieField? Field, string? Why)
{
    /// <summary>All lines of a plan: first every write, then where nothing is written because it is not known or not said.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="source">Whose values are taken; null for another action.</param>
    public static IReadOnlyList<BulkLine> Of(BulkPlan plan, string? source) => [.. plan.Movies.SelectMany(OfWrites), .. plan.Movies.SelectMany(movie => OfNothing(movie, source))];

    private static IEnumerable<BulkLine> OfWrites(BulkMovie movie) => movie.Plan.Writes.SelectMany(write => write is PlannedEdit edit
        ? edit.Changes.Keys.Order().Select(field => new BulkLine(Name(movie), write.Server, write, field, null))
        : [new BulkLine(Name(movie), write.Server, write, null, null)]);

    private static IEnumerable<BulkLine> OfNothing(BulkMovie movie, string? source)
    {
        var servers = movie.Plan.Servers;
        var from = servers.FirstOrDefault(server => string.Equals(server.Server, source, StringComparison.Ordinal));
        if (from is { Presence: Presence.Lacks })
        {
            return [new(Name(movie), from.Server, null, null, "does not have it, so nothing is taken")];
        }

        return servers
            .Where(server => server.Presence is Presence.Unknown or Presence.Asking)
            .Select(server => new BulkLine(Name(movie), server.Server, null, null, Shared.PlanText.Why(server)));
    }

    private static string Name(BulkMovie movie) => movie.Movie.Year is { } year ? FormattableString.Invariant($"{movie.Movie.Title} ({year})") : movie.Movie.Title;
}
