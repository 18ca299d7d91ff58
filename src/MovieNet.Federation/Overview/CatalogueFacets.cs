using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>How many movies there are of each thing that one can choose by, if one chose that and kept the other choices.</summary>
/// <param name="Decades">By the first year of the decade, earliest first; null, for movies without a year, last.</param>
/// <param name="Genres">By genre, most first, called as it was met first.</param>
/// <param name="Servers">By server that has them, in the order of the list; a count of null is not known.</param>
/// <param name="Kinds">By kind, in their order.</param>
/// <param name="Fields">By field in which they differ, in their order.</param>
public sealed record CatalogueFacets(
    IReadOnlyList<Facet<int?>> Decades,
    IReadOnlyList<Facet<string>> Genres,
    IReadOnlyList<Facet<string>> Servers,
    IReadOnlyList<Facet<MovieKinds>> Kinds,
    IReadOnlyList<Facet<MovieField>> Fields);

/// <summary>How many movies there are of one thing.</summary>
/// <param name="Value">Which thing.</param>
/// <param name="Count">How many; null where that is not known.</param>
public readonly record struct Facet<T>(T Value, int? Count);

/// <summary>Counts movies for <see cref="CatalogueFacets"/>.</summary>
internal sealed class FacetCounts(GenreNames names, IReadOnlyList<CatalogueServer> servers)
{
    private static readonly MovieKinds[] AllKinds = [.. Enum.GetValues<MovieKinds>().Where(kind => kind != MovieKinds.None)];

    private readonly Dictionary<int, int> decades = [];
    private readonly Dictionary<int, int> genres = [];
    private readonly Dictionary<string, int> holders = servers.ToDictionary(server => server.Server, _ => 0, StringComparer.Ordinal);
    private readonly int[] kinds = new int[AllKinds.Length];
    private readonly int[] fields = new int[FieldInfo.All.Length];
    private int undated;

    /// <summary>Counts a movie, wherever all choices but those of the kind counted are met.</summary>
    public void Count(CatalogueRow row, FieldSet differing, FacetGroups failed)
    {
        if (IsOnly(FacetGroups.Decades))
        {
            CountDecade(row);
        }

        if (IsOnly(FacetGroups.Genres))
        {
            Array.ForEach(row.Genres, genre => Increment(genres, genre));
        }

        if (IsOnly(FacetGroups.Servers))
        {
            CountHolders(row.Indexed);
        }

        for (var i = 0; i < kinds.Length && IsOnly(FacetGroups.Kinds); i++)
        {
            kinds[i] += row.Kinds.HasFlag(AllKinds[i]) ? 1 : 0;
        }

        for (var i = 0; i < fields.Length && differing.Count > 0 && IsOnly(FacetGroups.Fields); i++)
        {
            fields[i] += differing.Contains((MovieField)i) ? 1 : 0;
        }

        bool IsOnly(FacetGroups group) => (failed & ~group) == FacetGroups.None;
    }

    public CatalogueFacets ToFacets() => new(
        [.. decades.OrderBy(decade => decade.Key).Select(decade => new Facet<int?>(decade.Key, decade.Value)), .. undated > 0 ? [new(null, undated)] : Array.Empty<Facet<int?>>()],
        [.. genres.Select(genre => new Facet<string>(names[genre.Key], genre.Value)).OrderByDescending(genre => genre.Count).ThenBy(genre => genre.Value, StringComparer.Ordinal)],
        [.. servers.Select(server => new Facet<string>(
            server.Server, server.State is CatalogueServerState.Current or CatalogueServerState.Stale ? holders[server.Server] : null))],
        [.. AllKinds.Select((kind, i) => new Facet<MovieKinds>(kind, kinds[i]))],
        [.. fields.Select((count, i) => new Facet<MovieField>((MovieField)i, count))]);

    private void CountDecade(CatalogueRow row)
    {
        if (SelectionTest.DecadeOf(row) is { } decade)
        {
            Increment(decades, decade);
        }
        else
        {
            undated++;
        }
    }

    private void CountHolders(ReadOnlySpan<IndexedRecord> records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            if (i == 0 || records[i].Server != records[i - 1].Server)
            {
                holders[records[i].Server.Name]++;
            }
        }
    }

    private static void Increment(Dictionary<int, int> counts, int value) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
}
