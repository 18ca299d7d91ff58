using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A record with what it is compared by, so that keys are made once.</summary>
internal sealed class Entry
{
    public Entry(ServerRecord source)
    {
        var movie = source.Record.Movie;
        Source = source;
        Key = TitleKey.Of(movie.Title);
        FurtherKeys = TitleKey.FurtherOf(movie.Title);
        Year = movie.Year;
        Imdb = ImdbId.NumberOf(movie.ImdbId);
        Cluster = new Cluster(this);
    }

    public ServerRecord Source { get; }

    public string Key { get; }

    public IReadOnlyList<string> FurtherKeys { get; }

    public int? Year { get; }

    public long? Imdb { get; }

    /// <summary>The group that the record is in at the moment.</summary>
    public Cluster Cluster { get; set; }

    /// <summary>The record's year; where it says none, the years that others of its group know. Empty where nobody knows.</summary>
    public IEnumerable<int> Years =>
        Year is { } year ? [year]
        : Cluster is not { Earliest: { } earliest, Latest: { } latest } ? []
        : earliest == latest ? [earliest]
        : [earliest, latest];
}
