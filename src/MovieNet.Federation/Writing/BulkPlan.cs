namespace MovieNet.Federation;

/// <summary>What will be written for each of many movies, for a person to read before it is done.</summary>
public sealed class BulkPlan
{
    /// <param name="action">What is to be done.</param>
    /// <param name="movies">The movies, as their records were read.</param>
    /// <param name="fleet">Every server, as it is now.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public BulkPlan(BulkAction action, IEnumerable<MergedMovie> movies, IReadOnlyList<ServerHealth> fleet, Func<string, bool>? targets = null)
    {
        var planner = new Planner(fleet);
        Movies = [.. movies.Select(movie => new BulkMovie(movie, action.Plan(planner, movie, targets)))];
        Writes = [.. Movies.SelectMany(movie => movie.Plan.Writes)];
        Targets = [.. fleet.Select(server => server.Name).Where(Writes.Select(write => write.Server).ToHashSet(StringComparer.Ordinal).Contains)];
    }

    /// <summary>Every movie, also those for which nothing is written.</summary>
    public IReadOnlyList<BulkMovie> Movies { get; }

    /// <summary>All writes.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; }

    /// <summary>Where something is written, in the order of the list.</summary>
    public IReadOnlyList<string> Targets { get; }
}

/// <summary>One of many movies, and what will be written for it.</summary>
public sealed record BulkMovie(MergedMovie Movie, WritePlan Plan);
