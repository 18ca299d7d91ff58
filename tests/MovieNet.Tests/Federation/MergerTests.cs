using MovieNet.Federation;
using MovieNet.Protocol;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

public class MergerTests
{
    private static readonly Movie Alien = new() { Title = "Alien", Year = 1979, RuntimeMinutes = 117, Genres = ["Horror", "Sci-Fi"] };

    [Fact]
    public void A_group_without_records_is_refused() =>
        Assert.Throws<ArgumentException>(() => Merger.Merge(new MatchGroup([], [], []), []));

    [Fact]
    public void Equal_records_agree_in_every_field_and_nothing_is_inconsistent()
    {
        var movie = Merge(On("Alpha", 1, Alien), On("Beta", 2, Alien), On("Gamma", 3, Alien));

        Assert.Empty(movie.Inconsistencies);
        Assert.Equal(0, movie.Badness);
        Assert.All(movie.Fields, field => Assert.Equal(Agreement.Agrees, field.Agreement));
        Assert.All(movie.Servers, server => Assert.Equal(Sign.Agrees, server.Sign));
        Assert.Equal(Enum.GetValues<MovieField>(), movie.Fields.Select(field => field.Field));
    }

    [Fact]
    public void What_is_shown_is_the_majoritys_value_of_every_field()
    {
        var movie = Merge(
            On("Alpha", 1, Alien with { Title = "Otto e mezzo", Year = 1963 }),
            On("Beta", 2, Alien with { Title = "The 8½", Year = 1964 }),
            On("Gamma", 3, Alien with { Title = "The 8½", Year = 1963 }));

        Assert.Equal("The 8½", movie.Title);
        Assert.Equal(1963, movie.Year);
        Assert.Equal("8 1 2", movie.SortKey);
    }

    [Fact]
    public void Servers_come_in_the_order_of_the_server_list_whatever_their_names()
    {
        var movie = Merger.Merge(GroupOf(On("Alpha", 1, Alien), On("Zeta", 2, Alien with { Title = "Ajlien" })), Answered("Zeta", "Beta", "Alpha"));

        Assert.Equal("Zeta Beta Alpha", string.Join(' ', movie.Servers.Select(server => server.Server)));
        Assert.Equal("Ajlien", movie.Title);
    }

    [Fact]
    public void A_record_of_a_server_that_left_the_list_is_shown_last() =>
        Assert.Equal("Beta Alpha", string.Join(' ', Merger.Merge(GroupOf(On("Alpha", 1, Alien)), Answered("Beta")).Servers.Select(server => server.Server)));

    [Fact]
    public void A_server_that_answered_without_the_movie_is_an_inconsistency()
    {
        var movie = Merger.Merge(GroupOf(On("Alpha", 1, Alien), On("Gamma", 2, Alien)), Answered("Alpha", "Beta", "Gamma"));

        Assert.Equal(["Beta"], Assert.IsType<Inconsistency.Missing>(Assert.Single(movie.Inconsistencies)).Servers);
        Assert.Equal(Sign.Missing, movie.Servers[1].Sign);
        Assert.False(movie.IsOnlyOnOneServer);
    }

    [Theory]
    [InlineData(Presence.Unknown, Sign.Unknown)]
    [InlineData(Presence.Asking, Sign.Asking)]
    public void A_server_that_is_not_known_is_no_inconsistency(Presence presence, Sign sign)
    {
        var movie = Merger.Merge(GroupOf(On("Alpha", 1, Alien)), [.. Answered("Alpha"), new("Beta", presence, "connection timed out after 2 s")]);

        Assert.Empty(movie.Inconsistencies);
        Assert.Equal(sign, movie.Servers[1].Sign);
        Assert.Equal("connection timed out after 2 s", movie.Servers[1].Reason);
        Assert.True(movie.IsPartlyUnknown);
        Assert.False(movie.IsOnlyOnOneServer);
    }

    [Fact]
    public void A_server_said_to_have_it_without_a_record_is_not_known_rather_than_missing()
    {
        var movie = Merger.Merge(GroupOf(On("Alpha", 1, Alien)), [.. Answered("Alpha"), new("Beta", Presence.Has)]);

        Assert.Equal(Presence.Unknown, movie.Servers[1].Presence);
        Assert.Empty(movie.Inconsistencies);
    }

    [Fact]
    public void A_server_whose_record_could_be_this_movie_is_not_missing_it()
    {
        var groups = Matcher.Match([On("Alpha", "Carrie", 1976), On("Alpha", "Carrie", 2013, id: 2), On("Beta", "Carrie")]);
        var old = Merger.Merge(groups.Single(group => group.Records[0].Record.Movie.Year == 1976), Answered("Alpha", "Beta", "Gamma"));

        Assert.Equal([Presence.Has, Presence.Unknown, Presence.Lacks], old.Servers.Select(server => server.Presence));
        Assert.Equal("its record of “Carrie” (no year) could be this movie", old.Servers[1].Reason);
        Assert.Equal(["Gamma"], Assert.IsType<Inconsistency.Missing>(Assert.Single(old.Inconsistencies)).Servers);
    }

    [Fact]
    public void Two_records_of_one_server_are_a_duplicate_and_its_sign_says_twice()
    {
        var movie = Merge(On("Alpha", 1, Alien), On("Gamma", 9027, Alien), On("Gamma", 4118, Alien));

        var duplicate = Assert.IsType<Inconsistency.Duplicate>(Assert.Single(movie.Inconsistencies));
        Assert.Equal("Gamma", duplicate.Server);
        Assert.Equal([4118L, 9027L], duplicate.Ids);
        Assert.Equal(Sign.Twice, movie.Servers[1].Sign);
        Assert.Equal(2, movie.Servers[1].Records.Count);
    }

    [Fact]
    public void The_outlier_has_the_sign_and_the_majority_has_not()
    {
        var movie = Merge(On("Alpha", 1, Alien), On("Beta", 2, Alien), On("Gamma", 3, Alien with { RuntimeMinutes = 116 }));

        Assert.Equal([Sign.Agrees, Sign.Agrees, Sign.Differs], movie.Servers.Select(server => server.Sign));
    }

    [Fact]
    public void Without_a_majority_every_server_differs()
    {
        var movie = Merge(On("Alpha", 1, Alien), On("Beta", 2, Alien with { RuntimeMinutes = 116 }));

        Assert.Equal([Sign.Differs, Sign.Differs], movie.Servers.Select(server => server.Sign));
    }

    [Fact]
    public void Another_notation_has_the_milder_sign()
    {
        var movie = Merge(On("Alpha", 1, Alien), On("Beta", 2, Alien with { Genres = ["Sci-Fi", "Horror"] }), On("Gamma", 3, Alien));

        Assert.Equal([Sign.Agrees, Sign.Notation, Sign.Agrees], movie.Servers.Select(server => server.Sign));
        Assert.Equal(MovieField.Genres, Assert.IsType<Inconsistency.NotationOnly>(Assert.Single(movie.Inconsistencies)).Field);
    }

    [Fact]
    public void The_worst_inconsistency_comes_first_and_decides_how_bad_a_movie_is()
    {
        var movie = Merger.Merge(
            GroupOf(
                On("Alpha", 1, Alien), On("Alpha", 2, Alien), On("Beta", 3, Alien with { RuntimeMinutes = 116, Genres = ["Sci-Fi", "Horror"] })),
            Answered("Alpha", "Beta", "Gamma"));
        var differs = Merge(On("Alpha", 1, Alien), On("Beta", 3, Alien with { RuntimeMinutes = 116, Rating = 8, Year = 1980, Title = "Alien!" }));

        Assert.Equal(
            [Severity.Duplicate, Severity.Missing, Severity.Differs, Severity.Notation],
            movie.Inconsistencies.Select(one => one.Severity));
        Assert.True(movie.Badness > differs.Badness);
        Assert.True(differs.Badness > Merge(On("Alpha", 1, Alien), On("Beta", 3, Alien with { RuntimeMinutes = 116 })).Badness);
    }

    [Fact]
    public void Only_on_one_server_needs_another_that_answered_without_it()
    {
        var group = GroupOf(On("Alpha", 1, Alien));

        Assert.True(Merger.Merge(group, Answered("Alpha", "Beta")).IsOnlyOnOneServer);
        Assert.False(Merger.Merge(group, [.. Answered("Alpha", "Beta"), new("Gamma", Presence.Unknown)]).IsOnlyOnOneServer);
        Assert.False(Merger.Merge(group, Answered("Alpha")).IsOnlyOnOneServer);
    }

    [Fact]
    public void Differing_fields_come_first_then_notation_then_agreement_each_in_their_order()
    {
        var movie = Merge(
            On("Alpha", 1, Alien),
            On("Beta", 2, Alien with { Genres = ["Sci-Fi", "Horror"], RuntimeMinutes = 116, Rating = 8.5m }),
            On("Gamma", 3, Alien with { Rating = 8.4m }));

        Assert.Equal(
            [MovieField.RuntimeMinutes, MovieField.Rating, MovieField.Genres, MovieField.Title, MovieField.Year],
            movie.FieldsDifferingFirst.Take(5).Select(field => field.Field));
    }

    [Fact]
    public void Why_the_records_are_one_movie_stays_with_it() =>
        Assert.Equal(["Same title key “alien” and year 1979"], Merge(On("Alpha", 1, Alien), On("Beta", 2, Alien)).Reasons);
}
