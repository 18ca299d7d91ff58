using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>A row of the list that was fetched.</summary>
/// <param name="Row">The row as it was when it was fetched.</param>
/// <param name="Movie">What the servers said.</param>
/// <param name="States">Who could be asked then; empty while somebody is asked.</param>
/// <param name="IsFresh">Whether it changed while it was in view.</param>
public sealed record ReadRow(CatalogueRow Row, MergedMovie Movie, string States, bool IsFresh)
{
    /// <summary>Whether this row, asked for now, would be the same.</summary>
    /// <param name="current">The row as it is now: another object as soon as anything in it changed.</param>
    /// <param name="states">Who can be asked now.</param>
    public bool IsAsNow(CatalogueRow current, string states) => ReferenceEquals(Row, current) && string.Equals(States, states, StringComparison.Ordinal);
}
