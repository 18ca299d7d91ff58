using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Bulk;

/// <summary>
/// What a person is about to do with many movies: which servers and fields are left out, what it comes to by the index, and once the
/// records are read what exactly will be written.
/// </summary>
/// <param name="kind">What.</param>
/// <param name="keys">With which movies.</param>
public sealed class BulkDraft(BulkKind kind, IReadOnlySet<long> keys)
{
    /// <summary>So many movies are read all, so that also those are listed for which nothing is written; of more only those concerned.</summary>
    private const int MostReadAnyway = 500;

    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<MovieField> fieldsLeftOut = [];

    // By the row as it was when it was read, so that what changes is read again; null where no server that answered has it.
    private readonly Dictionary<CatalogueRow, MergedMovie?> movies = [];
    private IReadOnlyList<CatalogueRow> rows = [];

    /// <summary>What is done.</summary>
    public BulkKind Kind => kind;

    /// <summary>With how many movies: those that are not gone.</summary>
    public int Movies => rows.Count;

    /// <summary>Whose values are taken; null until that is chosen.</summary>
    public string? Source { get; private set; }

    /// <summary>The servers that the person left out.</summary>
    public IReadOnlySet<string> LeftOut => leftOut;

    /// <summary>The fields that the person left out.</summary>
    public IReadOnlySet<MovieField> FieldsLeftOut => fieldsLeftOut;

    /// <summary>What it comes to by the index; null while it is not said whose values are taken.</summary>
    public BulkOutlook? Outlook { get; private set; }

    /// <summary>What will be written; null before the records are read, and where that would be too much.</summary>
    public BulkPlan? Plan { get; private set; }

    /// <summary>How many writes it comes to on the servers that are not left out.</summary>
    public int Writes => Plan?.Writes.Count ?? Outlook?.WritesOn(IsTarget) ?? 0;

    /// <summary>Whether these are more than may go at once.</summary>
    public bool IsTooMuch => Writes > BulkAction.MostWrites;

    /// <summary>Of how many movies no record could be read.</summary>
    public int Unread => rows.Count(row => movies.TryGetValue(row, out var movie) && movie is null);

    /// <summary>The movies that must still be read before it can be planned.</summary>
    public IReadOnlyList<CatalogueRow> Wanted => Outlook is null || Outlook.WritesOn(IsTarget) > BulkAction.MostWrites ? []
        : [.. (rows.Count <= MostReadAnyway ? rows : Outlook.Concerned).Where(row => !movies.ContainsKey(row))];

    private BulkAction? Action => kind switch
    {
        BulkKind.Add => new BulkAction.AddMissing(),
        BulkKind.Delete => new BulkAction.Delete(),
        _ => Source is null ? null : new BulkAction.TakeFrom(Source, FieldSet.Of(FieldInfo.All.Select(info => info.Field).Where(one => !fieldsLeftOut.Contains(one)))),
    };

    /// <summary>Says whose values are taken.</summary>
    public void TakeFrom(string? server)
    {
        Source = string.IsNullOrEmpty(server) ? null : server;
        fieldsLeftOut.Clear();
        leftOut.Clear();
    }

    /// <summary>Leaves a server out, or takes it in again.</summary>
    public void Toggle(string server) => Toggle(leftOut, server);

    /// <summary>Leaves a field out, or takes it in again.</summary>
    public void Toggle(MovieField field) => Toggle(fieldsLeftOut, field);

    /// <summary>Another server answers, or one less: what was read says too little, or too much.</summary>
    public void Forget() => movies.Clear();

    /// <summary>Takes over what was read.</summary>
    public void Take(IEnumerable<CatalogueRow> asked, IReadOnlyDictionary<long, MergedMovie> found)
    {
        foreach (var row in asked)
        {
            movies[row] = found.GetValueOrDefault(row.Key);
        }
    }

    /// <summary>Takes the movies as they are now; whether one of them has changed.</summary>
    public bool Refresh(CatalogueSnapshot snapshot)
    {
        var before = rows;
        rows = [.. snapshot.In(MovieOrder.Title).Where(row => keys.Contains(row.Key))];
        return !rows.SequenceEqual(before);
    }

    /// <summary>Works out what it comes to, and where all is read that must be, what will be written.</summary>
    public void Look(CatalogueSnapshot snapshot, IReadOnlyList<ServerHealth> fleet)
    {
        Plan = null;
        Outlook = Action is { } action ? new(action, snapshot, rows, fleet) : null;
        if (Action is { } one && Outlook!.WritesOn(IsTarget) <= BulkAction.MostWrites && Wanted.Count == 0)
        {
            Plan = new(one, rows.Select(row => movies.GetValueOrDefault(row)).OfType<MergedMovie>(), fleet, IsTarget);
        }
    }

    private bool IsTarget(string server) => !leftOut.Contains(server);

    private static void Toggle<T>(HashSet<T> set, T one)
    {
        if (!set.Remove(one))
        {
            set.Add(one);
        }
    }
}
