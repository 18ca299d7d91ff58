using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What a record is compared by. Matching sees nothing else of it, so whoever keeps keys need not keep records.</summary>
internal class Entry(string server, long id, string key, IReadOnlyList<string> furtherKeys, int? year, long? imdb)
{
    private Cluster? cluster;

    public string Server { get; } = server;

    public long Id { get; } = id;

    public string Key { get; } = key;

    public IReadOnlyList<string> FurtherKeys { get; } = furtherKeys;

    public int? Year { get; } = year;

    public long? Imdb { get; } = imdb;

    /// <summary>The title as stored, for the reasons of joins; null where nobody reads them.</summary>
    public virtual string? Title => null;

    /// <summary>The group that the record is in at the moment; at first one of its own.</summary>
    public Cluster Cluster
    {
        get => cluster ??= new(this);
        set => cluster = value;
    }

    /// <summary>The record's year; where it says none, the years that others of its group know. Empty where nobody knows.</summary>
    public IEnumerable<int> Years =>
        Year is { } year ? [year]
        : Cluster is not { Earliest: { } earliest, Latest: { } latest } ? []
        : earliest == latest ? [earliest]
        : [earliest, latest];
}

/// <summary>A whole record with what it is compared by, so that keys are made once.</summary>
internal sealed class RecordEntry(ServerRecord source) : Entry(
    source.Server,
    source.Record.Id,
    TitleKey.Of(source.Record.Movie.Title),
    TitleKey.FurtherOf(source.Record.Movie.Title),
    source.Record.Movie.Year,
    ImdbId.NumberOf(source.Record.Movie.ImdbId))
{
    public ServerRecord Source { get; } = source;

    public override string Title => Source.Record.Movie.Title;
}
