using MovieNet.Federation;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

public class MatcherTests
{
    [Fact]
    public void No_records_are_no_movies() => Assert.Empty(Matcher.Match([]));

    [Fact]
    public void The_same_imdb_id_is_one_movie_even_where_titles_and_years_are_far_apart()
    {
        var groups = Matcher.Match([On("A", "Amélie", 2001, "tt0211915"), On("B", "Le Fabuleux Destin d'Amélie Poulain", 2004, "tt0211915")]);

        Assert.Equal("A1 B1", Name(Assert.Single(groups)));
        Assert.Equal(["Same IMDb id tt0211915"], groups[0].Reasons);
    }

    [Fact]
    public void Imdb_ids_are_compared_as_numbers() =>
        Assert.Equal(["A1 B1"], Groups(On("A", "One", 1950, "tt0293564"), On("B", "Other", 1990, "tt00293564")));

    [Fact]
    public void Equal_title_keys_and_years_are_one_movie()
    {
        var groups = Matcher.Match([On("A", "Сталкер", 1979), On("B", "Stalker", 1979), On("C", "STALKER!", 1979)]);

        Assert.Equal("B1 C1", Name(groups.GroupOf(groups[0].Records[0])));
        Assert.Equal(["Same title key “stalker” and year 1979"], groups[0].Reasons);
        Assert.Equal(2, groups.Count);
    }

    [Theory]
    [InlineData("The Apartment", "Apartment, The")]
    [InlineData("21 & Over", "21 &amp; Over")]
    [InlineData("Dr. Strangelove", "dr strangelove")]
    [InlineData("Amélie", "Amelie")]
    public void Titles_that_differ_in_notation_only_are_one_movie(string one, string other) =>
        Assert.Equal(["A1 B1"], Groups(On("A", one, 1960), On("B", other, 1960)));

    [Fact]
    public void Different_imdb_ids_are_two_movies_whatever_else_is_equal() =>
        Assert.Equal(["A1", "B1"], Groups(On("A", "Emma", 1996, "tt0116191"), On("B", "Emma", 1996, "tt0118308")));

    [Fact]
    public void A_record_without_id_joins_the_one_that_has_its_title_and_year()
    {
        var groups = Matcher.Match([On("A", "Solaris", 1972, "tt0069293"), On("B", "Solyaris", 1972, "tt0069293"), On("C", "Solyaris", 1972)]);

        Assert.Equal("A1 B1 C1", Name(Assert.Single(groups)));
        Assert.Equal(["Same IMDb id tt0069293", "Same title key “solyaris” and year 1972"], groups[0].Reasons);
    }

    [Fact]
    public void Years_one_apart_are_one_movie_and_the_reason_says_so()
    {
        var groups = Matcher.Match([On("A", "Jagten", 2013), On("B", "Jagten", 2012)]);

        Assert.Equal(["Same title key “jagten”; years one apart, 2012 and 2013"], Assert.Single(groups).Reasons);
    }

    [Fact]
    public void Years_further_apart_are_remakes() =>
        Assert.Equal(["A1", "B1"], Groups(On("A", "Solaris", 1972), On("B", "Solaris", 2002)));

    [Fact]
    public void Years_two_apart_are_two_movies() =>
        Assert.Equal(["A1", "B1"], Groups(On("A", "Solaris", 1972), On("B", "Solaris", 1974)));

    [Fact]
    public void Equal_years_go_before_years_one_apart() =>
        Assert.Equal(["A1", "B1 C1"], Groups(On("A", "Carrie", 1975, "tt0000001"), On("B", "Carrie", 1976, "tt0000002"), On("C", "Carrie", 1976)));

    [Fact]
    public void Of_three_years_in_a_row_the_earlier_two_are_joined() =>
        Assert.Equal(["A1 B1", "C1"], Groups(On("C", "Emma", 1976), On("B", "Emma", 1975), On("A", "Emma", 1974)));

    [Fact]
    public void Of_four_years_in_a_row_two_pairs_are_joined() =>
        Assert.Equal(["A1 B1", "C1 D1"], Groups(On("C", "Emma", 1976), On("B", "Emma", 1975), On("A", "Emma", 1974), On("D", "Emma", 1977)));

    [Fact]
    public void A_group_joined_by_title_never_spans_more_than_one_year() =>
        Assert.Equal(["A1 B1 C1", "D1"], Groups(On("A", "Emma", 1974), On("B", "Emma", 1975), On("C", "Emma", 1975), On("D", "Emma", 1976)));

    [Fact]
    public void Nothing_is_joined_by_title_to_records_of_one_id_whose_years_are_far_apart_but_it_could_be()
    {
        var loose = On("C", "Emma", 1974);
        var groups = Matcher.Match([On("A", "Emma", 1974, "tt0000001"), On("B", "Emma", 1976, "tt0000001"), loose]);

        Assert.Equal(2, groups.Count);
        Assert.Equal("A1 B1", Name(Assert.Single(groups.GroupOf(loose).CouldBe).Records));
    }

    [Fact]
    public void Records_without_year_beside_such_an_id_join_neither_it_nor_each_other() =>
        Assert.Equal(["A1 B1", "C1", "D1"], Groups(On("A", "Emma", 1974, "tt0000001"), On("B", "Emma", 1976, "tt0000001"), On("C", "Emma"), On("D", "Emma")));

    [Fact]
    public void Two_records_of_one_server_with_different_known_years_are_never_joined_by_title() =>
        Assert.Equal(["A1", "A2"], Groups(On("A", "Emma", 1974, id: 1), On("A", "Emma", 1975, id: 2)));

    [Fact]
    public void What_a_server_keeps_apart_is_not_joined_by_way_of_another_server() =>
        Assert.Equal(["A1 B1", "A2"], Groups(On("A", "Emma", 1974, id: 1), On("A", "Emma", 1975, id: 2), On("B", "Emma", 1974)));

    [Fact]
    public void Two_records_of_one_server_with_different_years_do_not_both_join_one_id()
    {
        var groups = Groups(
            On("A", "Emma", 1974, id: 1), On("A", "Emma", 1975, id: 2), On("B", "Emma", 1974, "tt0000001"), On("C", "Emma", 1975, "tt0000001"));

        Assert.Equal(["A1", "A2", "B1 C1"], groups);
    }

    [Fact]
    public void A_record_without_year_joins_the_only_movie_of_its_title()
    {
        var groups = Matcher.Match([On("A", "Carrie", 1976), On("B", "Carrie")]);

        Assert.Equal(["Same title key “carrie”; no year on B, 1976 otherwise"], Assert.Single(groups).Reasons);
    }

    [Fact]
    public void Records_without_year_are_one_movie_where_their_title_has_no_other() =>
        Assert.Equal(["A1 B1 C1"], Groups(On("A", "Carrie"), On("B", "Carrie"), On("C", "Carrie")));

    [Fact]
    public void A_record_without_year_beside_two_remakes_joins_neither_and_could_be_both()
    {
        var (old, remake, yearless) = (On("A", "Carrie", 1976), On("A", "Carrie", 2013, id: 2), On("B", "Carrie"));
        var groups = Matcher.Match([old, remake, yearless]);

        Assert.Equal(3, groups.Count);
        Assert.Equal("“Carrie” (1976), “Carrie” (2013)", string.Join(", ", groups.GroupOf(yearless).CouldBe));
        Assert.Equal("“Carrie” (no year)", string.Join(", ", groups.GroupOf(old).CouldBe));
        Assert.Equal(["B1"], groups.GroupOf(remake).Doubts());
    }

    [Fact]
    public void Two_records_without_year_beside_two_remakes_do_not_join_each_other_either() =>
        Assert.Equal(["A1", "A2", "B1", "C1"], Groups(On("A", "Carrie", 1976), On("A", "Carrie", 2013, id: 2), On("B", "Carrie"), On("C", "Carrie")));

    [Fact]
    public void A_record_without_id_beside_two_Emmas_of_one_year_joins_neither_and_could_be_both()
    {
        var loose = On("C", "Emma", 1996);
        var groups = Matcher.Match([On("A", "Emma", 1996, "tt0116191"), On("A", "Emma", 1996, "tt0118308", id: 2), loose]);

        Assert.Equal(3, groups.Count);
        Assert.Equal(["A1", "A2"], groups.GroupOf(loose).Doubts());
        Assert.All(groups, group => Assert.NotEmpty(group.CouldBe));
    }

    [Fact]
    public void What_fits_two_groups_of_its_year_does_not_settle_for_a_third_of_another_year() =>
        Assert.Equal(["A1", "A2", "B1", "C1"], Groups(
            On("A", "Emma", 1996, "tt0116191"), On("A", "Emma", 1996, "tt0118308", id: 2), On("B", "Emma", 1997, "tt0000003"), On("C", "Emma", 1996)));

    [Fact]
    public void An_id_without_year_beside_two_remakes_joins_neither() =>
        Assert.Equal(["A1", "A2", "B1"], Groups(On("A", "Carrie", 1976), On("A", "Carrie", 2013, id: 2), On("B", "Carrie", null, "tt0074285")));

    [Fact]
    public void Two_ids_without_year_do_not_share_a_record_that_fits_both() =>
        Assert.Equal(["A1", "B1", "C1"], Groups(On("A", "Carrie", null, "tt0074285"), On("B", "Carrie", null, "tt1939659"), On("C", "Carrie", 1976)));

    [Fact]
    public void An_id_a_year_and_neither_of_one_title_are_one_movie() =>
        Assert.Equal(["A1 B1 C1"], Groups(On("A", "Carrie", null, "tt0074285"), On("B", "Carrie", 1976), On("C", "Carrie")));

    [Fact]
    public void A_year_known_to_one_record_of_an_id_counts_for_its_other_titles() =>
        Assert.Equal(["A1 B1 C1"], Groups(
            On("A", "Amélie", 2001, "tt0211915"), On("B", "Le Fabuleux Destin", null, "tt0211915"), On("C", "Le Fabuleux Destin", 2001)));

    [Fact]
    public void The_same_title_with_and_without_year_on_one_server_is_there_twice() =>
        Assert.Equal(["A1 A2 B1"], Groups(On("A", "Stalker", 1979, id: 1), On("A", "Stalker", null, id: 2), On("B", "Stalker", 1979)));

    [Fact]
    public void Two_titles_of_one_id_elsewhere_make_a_record_with_each_of_them_twice_on_its_server() =>
        Assert.Equal(["A1 A2 B1 C1"], Groups(
            On("A", "Amélie", 2001, id: 1),
            On("A", "Le Fabuleux Destin", 2001, id: 2),
            On("B", "Amélie", 2001, "tt0211915"),
            On("C", "Le Fabuleux Destin", 2001, "tt0211915")));

    [Fact]
    public void The_same_title_with_and_without_id_on_one_server_a_year_apart_stays_two() =>
        Assert.Equal(["A1", "A2"], Groups(On("A", "Stalker", 1979, "tt0079944", id: 1), On("A", "Stalker", 1980, id: 2)));

    [Fact]
    public void Of_one_record_read_in_two_versions_the_later_counts()
    {
        var early = On("A", "Stalker", 1979);
        var late = early with { Record = early.Record with { Version = 2 } };

        Assert.Equal([late], Assert.Single(Matcher.Match([early, late])).Records);
        Assert.Equal([late], Assert.Single(Matcher.Match([late, early])).Records);
    }

    [Fact]
    public void Groups_come_in_the_order_of_their_title_keys_and_years() =>
        Assert.Equal("B1, A1, A2, A3", string.Join(", ", Matcher.Match(
            [On("A", "The Zebra", 1950, id: 3), On("A", "Carrie", 2013, id: 2), On("A", "Carrie", 1976), On("B", "an Apple", 1999)]).Select(Name)));
}
