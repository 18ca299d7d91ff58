using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>Choosing, counting and jumping, held against the same done in the simplest way.</summary>
public class CatalogueViewTests
{
    private static readonly string[] Names = ["A", "B", "C"];

    private readonly KeptCatalogue kept = new(Names);

    [Fact]
    public void Every_choice_shows_the_movies_that_it_names_and_its_count_says_how_many_it_would()
    {
        var random = new Random(5);
        for (var id = 1; id <= 400; id++)
        {
            kept.Put(Names[random.Next(3)], id, 1, Disagreeing.Movie(random));
        }

        kept.Catalogue.SetCurrent(kept.Server("C"), isCurrent: false);
        kept.Catalogue.Commit();
        var snapshot = kept.Snapshot;
        var everything = snapshot.In(MovieOrder.Title);
        for (var i = 0; i < 300; i++)
        {
            var selection = Selection(random, everything);

            var view = snapshot.Select(selection, MovieOrder.Badness, descending: true);

            Assert.Equal(snapshot.In(MovieOrder.Badness, descending: true).Where(row => Fits(snapshot, selection, row)), view.Rows);
            AssertFacets(snapshot, selection, view.Facets);
        }
    }

    [Fact]
    public void A_genre_that_nobody_has_chooses_nothing_and_the_others_are_still_counted()
    {
        kept.Put("A", 1, 1, new() { Title = "Emma", Genres = ["Drama", "drama "] });
        kept.Catalogue.Commit();

        var view = kept.Snapshot.Select(new() { Genres = ["Western"] });

        Assert.Empty(view.Rows);
        Assert.Equal([new("Drama", 1)], view.Facets.Genres);
        Assert.Equal([new("A", 0), new("B", 0), new("C", 0)], view.Facets.Servers);
    }

    [Fact]
    public void A_jump_by_letter_or_year_lands_on_the_first_movie_there_or_behind()
    {
        string[] titles = ["12 Angry Men", "Alien", "The Apartment", "Brazil", "Stalker", "七人の侍"];
        foreach (var (title, i) in titles.Select((title, i) => (title, i)))
        {
            kept.Put("A", i + 1, 1, new() { Title = title, Year = title.StartsWith('B') ? null : 1957 + (i * 10) });
        }

        kept.Catalogue.Commit();
        var byTitle = kept.Snapshot.Select(new());
        Assert.Equal([0, 1, 3, 4, 4, 5, 6], new[] { "1", "a", "B", "C", "s", "T", "龍" }.Select(byTitle.PlaceOf));
        Assert.Equal(2, kept.Snapshot.Select(new(), MovieOrder.Title, descending: true).PlaceOf("C"));

        // 1957, 1967, 1977, 1997, 2007 and none.
        var byYear = kept.Snapshot.Select(new(), MovieOrder.Year);
        Assert.Equal([0, 1, 3, 4, 5], new[] { 1950, 1960, 1990, 2000, 2010 }.Select(byYear.PlaceOf));
        Assert.Equal(3, kept.Snapshot.Select(new(), MovieOrder.Year, descending: true).PlaceOf(1970));
        Assert.Equal(0, byYear.PlaceOf("s"));
    }

    [Fact]
    public void The_figures_are_those_of_the_movies_and_of_every_pair_of_servers()
    {
        var random = new Random(9);
        for (var id = 1; id <= 400; id++)
        {
            kept.Put(Names[random.Next(3)], id, 1, Disagreeing.Movie(random));
        }

        kept.Catalogue.Commit();
        var figures = kept.Snapshot.Figures;

        var movies = Matcher.Match(kept.Records).Select(group => Merger.Merge(group, kept.States)).ToList();
        Assert.Equal((movies.Count, 400), (figures.Movies, figures.Records));
        Assert.Equal(movies.Count, figures.Of(MovieKinds.Alone) + figures.Of(MovieKinds.Agrees) + figures.Of(MovieKinds.Differs));
        Assert.Equal(movies.Count(movie => movie.Servers.Count(server => server.Presence == Presence.Has) > 1), figures.Shared);
        Assert.Equal(movies.Count(movie => movie.Inconsistencies.Any(found => found is Inconsistency.Differs)), figures.Of(MovieKinds.Differs));
        Assert.Equal(movies.Count(movie => movie.IsOnlyOnOneServer), figures.Of(MovieKinds.OnlyOne));
        Assert.All(Enum.GetValues<MovieField>(), field => Assert.Equal(
            (movies.Count(movie => movie.Inconsistencies.Contains(new Inconsistency.Differs(field))), movies.Count(movie => movie.Inconsistencies.Contains(new Inconsistency.NotationOnly(field)))),
            (figures.Differing(field), figures.Notation(field))));
        Assert.All(Names, name => Assert.Equal(
            movies.Count(movie => movie.Inconsistencies.OfType<Inconsistency.Duplicate>().Any(twice => string.Equals(twice.Server, name, StringComparison.Ordinal))), figures.DuplicatesOn(name)));
        Assert.Equal(["A B", "A C", "B C"], figures.Pairs.Select(pair => $"{pair.One} {pair.Other}"));
        foreach (var pair in figures.Pairs)
        {
            var shared = movies.Select(movie => movie.Records.Where(record => new[] { pair.One, pair.Other }.Contains(record.Server, StringComparer.Ordinal)).ToArray())
                .Where(records => records.Select(record => record.Server).Distinct(StringComparer.Ordinal).Count() == 2)
                .Select(records => Merger.Merge(Records.GroupOf(records), []))
                .ToList();
            Assert.Equal((shared.Count, shared.Count(Differs)), (pair.Shared, pair.Differing));
            Assert.All(Enum.GetValues<MovieField>(), field => Assert.Equal(shared.Count(movie => movie[field].Agreement == Agreement.Differs), pair.DifferingIn(field)));
            Assert.True(pair.Differing > 0);
        }

        static bool Differs(MergedMovie movie) => movie.Inconsistencies.Any(found => found is Inconsistency.Differs);
    }

    private static MovieSelection Selection(Random random, IReadOnlyList<CatalogueRow> rows)
    {
        T[] Some<T>(params T[] of) => [.. of.Where(_ => random.Next(6) == 0)];
        var pair = Names.OrderBy(_ => random.Next()).Take(2).ToArray();
        return new()
        {
            Decades = Some<int?>(1990, 2000, null),
            Genres = Some("DRAMA", "Comedy", "Crime", "Western"),
            On = Some(Names),
            NotOn = Some(Names),
            Kinds = Some(Enum.GetValues<MovieKinds>()).Aggregate(MovieKinds.None, (all, kind) => all | kind),
            Differing = FieldSet.Of(Some(Enum.GetValues<MovieField>())),
            DifferingBetween = random.Next(4) == 0 ? (pair[0], pair[1]) : null,
            Keys = random.Next(4) == 0 ? rows.Where(_ => random.Next(2) == 0).Select(row => row.Key).ToHashSet() : null,
        };
    }

    private bool Fits(CatalogueSnapshot snapshot, MovieSelection selection, CatalogueRow row) =>
        (selection.Decades.Count == 0 || selection.Decades.Contains(Decade(row)))
        && (selection.Genres.Count == 0 || kept.GenresOf(row).Intersect(selection.Genres, StringComparer.OrdinalIgnoreCase).Any())
        && selection.On.All(server => snapshot.PresenceOn(row, server) == Presence.Has)
        && selection.NotOn.All(server => snapshot.PresenceOn(row, server) == Presence.Lacks)
        && (selection.Kinds == MovieKinds.None || Enum.GetValues<MovieKinds>().Any(kind => kind != MovieKinds.None && selection.Kinds.HasFlag(kind) && row.Kinds.HasFlag(kind)))
        && (selection.Differing.Count == 0 || selection.Differing.Fields.Any(Fields(selection, row).Contains))
        && (selection.DifferingBetween is null || Fields(selection, row).Any())
        && (selection.Keys is null || selection.Keys.Contains(row.Key));

    private void AssertFacets(CatalogueSnapshot snapshot, MovieSelection selection, CatalogueFacets facets)
    {
        int Count(MovieSelection with, Func<CatalogueRow, bool> has) => snapshot.In(MovieOrder.Title).Count(row => Fits(snapshot, with, row) && has(row));
        Assert.All(facets.Decades, facet => Assert.Equal(Count(selection with { Decades = [] }, row => Decade(row) == facet.Value), facet.Count));
        Assert.All(facets.Genres, facet => Assert.Equal(Count(selection with { Genres = [] }, row => kept.GenresOf(row).Contains(facet.Value)), facet.Count));
        Assert.All(facets.Servers, facet => Assert.Equal(Count(selection with { On = [], NotOn = [] }, row => row.IsOn(facet.Value)), facet.Count));
        Assert.All(facets.Kinds, facet => Assert.Equal(Count(selection with { Kinds = MovieKinds.None }, row => row.Kinds.HasFlag(facet.Value)), facet.Count));

        Assert.All(facets.Fields, facet => Assert.Equal(Count(selection with { Differing = default }, row => Fields(selection, row).Contains(facet.Value)), facet.Count));
        Assert.Equal((3, 7, 12), (facets.Servers.Count, facets.Kinds.Count, facets.Fields.Count));
    }

    private static IEnumerable<MovieField> Fields(MovieSelection selection, CatalogueRow row) =>
        selection.DifferingBetween is not var (one, other) ? row.Differing.Fields
        : row.IsOn(one) && row.IsOn(other) ? row.DifferingBetween(one, other).Fields
        : [];

    private static int? Decade(CatalogueRow row) => row.Year is { } year ? year - (year % 10) : null;
}
