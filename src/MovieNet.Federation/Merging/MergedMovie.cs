using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>The records of one movie on all servers, side by side. Nothing that any server says is lost in it.</summary>
public sealed class MergedMovie
{
    private readonly MatchGroup group;
    private readonly IReadOnlyList<ServerRecord> records;
    private IReadOnlyList<MergedField>? fields;

    /// <param name="group">The group as it was matched.</param>
    /// <param name="records">Its records in the order of the server list.</param>
    /// <param name="fields">Its fields; null where all records are equal.</param>
    /// <param name="servers">Every server.</param>
    /// <param name="inconsistencies">The worst first.</param>
    internal MergedMovie(
        MatchGroup group,
        IReadOnlyList<ServerRecord> records,
        IReadOnlyList<MergedField>? fields,
        IReadOnlyList<MergedServer> servers,
        IReadOnlyList<Inconsistency> inconsistencies)
    {
        this.group = group;
        this.records = records;
        this.fields = fields;
        Servers = servers;
        Inconsistencies = inconsistencies;
        Shown = fields is null ? records[0].Record.Movie : ShownOf(fields);
        SortKey = TitleKey.Of(Shown.Title);
    }

    /// <summary>
    /// The movie as shown: in every field the majority's value, else the first variant's. It is for reading; an edit sends what a person
    /// changed and never this, which would overwrite disagreement that nobody looked at.
    /// </summary>
    public Movie Shown { get; }

    /// <summary>The shown title.</summary>
    public string Title => Shown.Title;

    /// <summary>The shown year.</summary>
    public int? Year => Shown.Year;

    /// <summary>The shown IMDb id.</summary>
    public string? ImdbId => Shown.ImdbId;

    /// <summary>The shown directors.</summary>
    public TextList Directors => Shown.Directors;

    /// <summary>The shown genres.</summary>
    public TextList Genres => Shown.Genres;

    /// <summary>The title key of the shown title; sort it with <see cref="SortKeyComparer"/>.</summary>
    public string SortKey { get; }

    /// <summary>Every field, in the order of <see cref="MovieField"/>.</summary>
    // Made when asked for where all records are equal: of tens of thousands of movies in a list most are, and a page shows one.
    public IReadOnlyList<MergedField> Fields => fields ??= FieldMerger.MergeAll(records);

    /// <summary>Every field: those that differ first, then those that differ in notation, then those that agree.</summary>
    public IEnumerable<MergedField> FieldsDifferingFirst => Fields.OrderBy(one => one.Agreement);

    /// <summary>Every server, in the order of the server list; servers with records that are in no list come last.</summary>
    public IReadOnlyList<MergedServer> Servers { get; }

    /// <summary>All that is inconsistent, the worst first, fields in their order. What is not known is none of it.</summary>
    public IReadOnlyList<Inconsistency> Inconsistencies { get; }

    /// <summary>
    /// One server has it, and all others answered that they do not. As long as one did not answer, nobody can say so.
    /// </summary>
    public bool IsOnlyOnOneServer =>
        Servers.Count(server => server.Presence == Presence.Has) == 1 && Servers.Any(server => server.Presence == Presence.Lacks) && !IsPartlyUnknown;

    /// <summary>Some server has not answered, so there may be more to know.</summary>
    public bool IsPartlyUnknown => Servers.Any(server => server.Presence is Presence.Unknown or Presence.Asking);

    /// <summary>
    /// How bad it is, for sorting; 0 where nothing is inconsistent. The worst inconsistency decides, then how many there are.
    /// </summary>
    public int Badness => Inconsistencies.Count == 0 ? 0 : Inconsistencies[0].Severity.ToBadness(Inconsistencies.Count);

    /// <summary>Every record of it.</summary>
    public IReadOnlyList<ServerRecord> Records => group.Records;

    /// <summary>Why the records are taken for one movie, one sentence for each kind of join.</summary>
    public IReadOnlyList<string> Reasons => group.Reasons;

    /// <summary>Other movies that this may be.</summary>
    public IReadOnlyList<CouldBe> CouldBe => group.CouldBe;

    /// <summary>What is said of a field.</summary>
    public MergedField this[MovieField field] => Fields[(int)field];

    private static Movie ShownOf(IReadOnlyList<MergedField> fields) =>
        fields.Where(said => said.Shown is not null)
            .Aggregate(new Movie { Title = "" }, (movie, said) => movie.With(said.Field, said.Shown));
}
