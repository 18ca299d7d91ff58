using System.Globalization;

namespace MovieNet.Federation;

/// <summary>Another group that may be the same movie; a person has to say.</summary>
/// <param name="Title">A title of it, as stored.</param>
/// <param name="Year">Its earliest known year, or null where no record knows one.</param>
/// <param name="Records">Its records: where to look, and which servers may have the movie after all.</param>
public sealed record CouldBe(string Title, int? Year, IReadOnlyList<ServerRecord> Records)
{
    /// <summary>The title and the year: <c>“Carrie” (1976)</c>, <c>“Carrie” (no year)</c>.</summary>
    public override string ToString() =>
        $"“{Title}” ({Year?.ToString(CultureInfo.InvariantCulture) ?? "no year"})";
}
