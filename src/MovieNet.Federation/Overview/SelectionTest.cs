namespace MovieNet.Federation;

/// <summary>The kinds of conditions that movies are chosen by. The counts of one follow the choices in the others.</summary>
[Flags]
internal enum FacetGroups
{
    None = 0,
    Decades = 1,
    Genres = 2,
    Servers = 4,
    Kinds = 8,
    Fields = 16,
    Others = 32,
}

/// <summary>Tests movies against a selection.</summary>
internal sealed class SelectionTest(MovieSelection selection, GenreNames genres, IReadOnlyList<CatalogueServer> servers)
{
    private readonly HashSet<int?> decades = [.. selection.Decades];

    // A genre that no record has chooses no movie, which is not the same as choosing none.
    private readonly HashSet<int>? chosenGenres = selection.Genres.Count == 0 ? null : [.. selection.Genres.Select(genres.NumberOf).OfType<int>()];

    private readonly HashSet<string> current =
        [.. servers.Where(server => server.State == CatalogueServerState.Current).Select(server => server.Server)];

    /// <summary>The fields of a movie that can be chosen by: those in which it differs, between the two servers where two are chosen.</summary>
    public FieldSet FieldsOf(CatalogueRow row) =>
        selection.DifferingBetween is not var (one, other) ? row.Differing
        : row.IsOn(one) && row.IsOn(other) ? row.DifferingBetween(one, other)
        : default;

    /// <summary>The conditions that it does not meet.</summary>
    /// <param name="row">The movie.</param>
    /// <param name="fields">Its <see cref="FieldsOf"/>.</param>
    public FacetGroups FailedBy(CatalogueRow row, FieldSet fields) =>
        Unless(decades.Count == 0 || decades.Contains(DecadeOf(row)), FacetGroups.Decades)
        | Unless(chosenGenres is null || Array.Exists(row.Genres, chosenGenres.Contains), FacetGroups.Genres)
        | Unless(
            (selection.On.Count == 0 || selection.On.All(row.IsOn))
            && (selection.NotOn.Count == 0 || selection.NotOn.All(server => IsKnownNotOn(row, server))),
            FacetGroups.Servers)
        | Unless(selection.Kinds == MovieKinds.None || (selection.Kinds & row.Kinds) != MovieKinds.None, FacetGroups.Kinds)
        | Unless(selection.Differing.Count == 0 || fields.Overlaps(selection.Differing), FacetGroups.Fields)
        | Unless(selection.Keys?.Contains(row.Key) != false && (selection.DifferingBetween is null || fields.Count > 0), FacetGroups.Others);

    /// <summary>The first year of a movie's decade; null without a year.</summary>
    public static int? DecadeOf(CatalogueRow row) => row.Year / 10 * 10;

    private static FacetGroups Unless(bool isMet, FacetGroups group) => isMet ? FacetGroups.None : group;

    private bool IsKnownNotOn(CatalogueRow row, string server) => current.Contains(server) && !row.IsOn(server) && !row.MayBe(server);
}
