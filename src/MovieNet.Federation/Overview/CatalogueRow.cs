using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A movie as the index has it: where its records are and how far they agree, without what they say. Unchanging.</summary>
public sealed class CatalogueRow
{
    private readonly IndexedRecord first;
    private readonly IndexedRecord[]? all; // Null where there is but one: most movies are on one server.
    private readonly IndexedServer[] maybe;
    private readonly (ushort Title, ushort Year, ushort Rating, ushort Genres) shown;
    private readonly long lastChange;

    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="records">In the order of the server list, then by id.</param>
    /// <param name="maybe">The servers without a record of it that hold one which could be it.</param>
    /// <param name="merged">What its records say.</param>
    internal CatalogueRow(long key, IndexedRecord[] records, IndexedServer[] maybe, MergedDigests merged)
    {
        (Key, first, all, this.maybe) = (key, records[0], records.Length > 1 ? records : null, maybe);
        (Differing, Notation) = (merged.Differing, merged.Notation);
        shown = (merged.Shown(MovieField.Title), merged.Shown(MovieField.Year), merged.Shown(MovieField.Rating), merged.Shown(MovieField.Genres));
        lastChange = records.Max(record => record.UpdatedAt).UtcTicks;
        Holders = records.Select(record => record.Server).Distinct().Count();
    }

    /// <summary>The number of the movie in this process: it stays the same while the movie changes, and is never another's.</summary>
    public long Key { get; }

    /// <summary>The title key of the title that it is shown by; sort it with <see cref="SortKeyComparer"/>.</summary>
    public string SortKey => Indexed[shown.Title].Content.Key;

    /// <summary>The year that it is shown with.</summary>
    public int? Year => Indexed[shown.Year].Content.Year;

    /// <summary>The IMDb id that its records have, as far as they have one.</summary>
    public string? ImdbId
    {
        get
        {
            foreach (var record in Indexed)
            {
                if (record.Content.Imdb is { } number)
                {
                    return FormattableString.Invariant($"tt{number:0000000}");
                }
            }

            return null;
        }
    }

    /// <summary>The rating that it is shown with, 0 to 10.</summary>
    public decimal? Rating => Indexed[shown.Rating].Content.Rating;

    /// <summary>When one of its records was changed last, by the clock of its server.</summary>
    public DateTimeOffset LastChange => new(lastChange, TimeSpan.Zero);

    /// <summary>How many servers have it.</summary>
    public int Holders { get; }

    /// <summary>What can be said of it.</summary>
    public MovieKinds Kinds { get; private set; }

    /// <summary>How bad it is, for sorting; as <see cref="MergedMovie.Badness"/>.</summary>
    public int Badness { get; private set; }

    /// <summary>The fields of which its records say different things.</summary>
    public FieldSet Differing { get; }

    /// <summary>The fields that its records write in different ways.</summary>
    public FieldSet Notation { get; }

    /// <summary>Where its records are, in the order of the server list, then by id: what a page fetches.</summary>
    public IEnumerable<RecordReference> Records => (all ?? [first]).Select(record => new RecordReference(record.Server.Name, record.Id, record.Version));

    /// <summary>The servers without a record of it that hold one which could be it: of these it is not known whether they have it.</summary>
    public IEnumerable<string> MayBeOn => maybe.Select(server => server.Name);

    internal IndexedRecord First => first;

    internal ReadOnlySpan<IndexedRecord> Indexed => all ?? new ReadOnlySpan<IndexedRecord>(in first);

    internal int[] Genres => Indexed[shown.Genres].Content.Genres;

    /// <summary>Whether a server has it.</summary>
    public bool IsOn(string server)
    {
        foreach (var record in Indexed)
        {
            if (record.Server.Is(server))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a server has a record that could be it, and none that is.</summary>
    public bool MayBe(string server) => Array.Exists(maybe, one => one.Is(server));

    /// <summary>The fields of which two servers that have it say different things; one server given twice: its own records.</summary>
    public FieldSet DifferingBetween(string one, string other)
    {
        var differing = default(FieldSet);
        for (var field = MovieField.Title; field <= MovieField.PosterUrl && Differing.Count > 0; field++)
        {
            differing = Differing.Contains(field) && IsDifferingBetween(one, other, (int)field) ? differing.With(field) : differing;
        }

        return differing;
    }

    internal bool IsMadeOf(IndexedRecord[] others, IndexedServer[] maybe) =>
        Indexed.SequenceEqual(others) && this.maybe.AsSpan().SequenceEqual(maybe);

    /// <summary>The movie as it is judged when these servers are in the list; itself where nothing is judged otherwise.</summary>
    internal CatalogueRow Under(IReadOnlyList<IndexedServer> servers)
    {
        var (missing, unknown) = (false, false);
        foreach (var server in servers)
        {
            if (!IsOn(server.Name))
            {
                var lacks = server.IsCurrent && !maybe.Contains(server);
                (missing, unknown) = (missing || lacks, unknown || !lacks);
            }
        }

        var duplicates = CountDuplicates();
        var kinds = If(Differing.Count > 0, MovieKinds.Differs)
            | If(missing, MovieKinds.Missing)
            | If(missing && !unknown && Holders == 1, MovieKinds.OnlyOne)
            | If(duplicates > 0, MovieKinds.Duplicate)
            | If(Notation.Count > 0 && Differing.Count == 0, MovieKinds.NotationOnly)
            | If(Holders > 1 && Differing.Count == 0, MovieKinds.Agrees)
            | If(Holders == 1 && Differing.Count == 0, MovieKinds.Alone);
        var badness = BadnessOf(duplicates, missing);
        if (kinds == Kinds && badness == Badness)
        {
            return this;
        }

        var judged = (CatalogueRow)MemberwiseClone();
        (judged.Kinds, judged.Badness) = (kinds, badness);
        return judged;
    }

    private static MovieKinds If(bool isSo, MovieKinds kind) => isSo ? kind : MovieKinds.None;

    private int BadnessOf(int duplicates, bool missing)
    {
        var count = duplicates + (missing ? 1 : 0) + Differing.Count + Notation.Count;
        var worst = duplicates > 0 ? Severity.Duplicate : missing ? Severity.Missing : Differing.Count > 0 ? Severity.Differs : Severity.Notation;
        return count == 0 ? 0 : worst.ToBadness(count);
    }

    private bool IsDifferingBetween(string one, string other, int field)
    {
        var said = default(FieldDigest);
        foreach (var record in Indexed)
        {
            if (record.Server.Is(one) || record.Server.Is(other))
            {
                var says = record.Content[field];
                if (says.DiffersFrom(said))
                {
                    return true;
                }

                said = said.SaysNothing ? says : said;
            }
        }

        return false;
    }

    private int CountDuplicates()
    {
        var records = Indexed;
        var duplicates = 0;
        for (var i = 1; i < records.Length; i++)
        {
            // Counted at its second record.
            duplicates += records[i].Server == records[i - 1].Server && (i == 1 || records[i].Server != records[i - 2].Server) ? 1 : 0;
        }

        return duplicates;
    }
}

/// <summary>Where a record is.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Version">The version that the index has seen.</param>
public readonly record struct RecordReference(string Server, long Id, long Version);
