namespace MovieNet.Federation;

/// <summary>Something that is done with many movies at once; with each of them as its own page would do it.</summary>
public abstract record BulkAction
{
    /// <summary>So many writes go at once. It is a plan that a person can still look through, and a mistake that can still be mended.</summary>
    public const int MostWrites = 500;

    private BulkAction()
    {
    }

    /// <summary>Plans it for one movie.</summary>
    public abstract WritePlan Plan(Planner planner, MergedMovie movie, Func<string, bool>? targets = null);

    /// <summary>How many writes to a server it comes to by what the index knows: for what was read so, or fewer.</summary>
    internal abstract int CountWrites(CatalogueSnapshot snapshot, CatalogueRow row, string server);

    private static int CountRecords(CatalogueRow row, string server)
    {
        var count = 0;
        foreach (var record in row.Indexed)
        {
            count += record.Server.Is(server) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Adds each movie, as it is shown, to the servers that lack it.</summary>
    public sealed record AddMissing : BulkAction
    {
        /// <inheritdoc/>
        public override WritePlan Plan(Planner planner, MergedMovie movie, Func<string, bool>? targets = null) => planner.Add(movie.Shown, movie, targets);

        internal override int CountWrites(CatalogueSnapshot snapshot, CatalogueRow row, string server) =>
            snapshot.PresenceOn(row, server) == Presence.Lacks ? 1 : 0;
    }

    /// <summary>Takes one server's values over to the others that have the movie and say something else.</summary>
    /// <param name="Source">Whose values.</param>
    /// <param name="Fields">Of which fields.</param>
    public sealed record TakeFrom(string Source, FieldSet Fields) : BulkAction
    {
        /// <inheritdoc/>
        public override WritePlan Plan(Planner planner, MergedMovie movie, Func<string, bool>? targets = null) => planner.Take(movie, Source, Fields, targets);

        internal override int CountWrites(CatalogueSnapshot snapshot, CatalogueRow row, string server) =>
            !string.Equals(server, Source, StringComparison.Ordinal) && row.Differing.Overlaps(Fields) && row.IsOn(Source) && row.DifferingBetween(Source, server).Overlaps(Fields) ? CountRecords(row, server) : 0;
    }

    /// <summary>Deletes every record of each movie.</summary>
    public sealed record Delete : BulkAction
    {
        /// <inheritdoc/>
        public override WritePlan Plan(Planner planner, MergedMovie movie, Func<string, bool>? targets = null) => planner.Delete(movie, targets);

        internal override int CountWrites(CatalogueSnapshot snapshot, CatalogueRow row, string server) => CountRecords(row, server);
    }
}
