using MovieNet.Federation;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

public class MatcherFurtherKeyTests
{
    [Theory]
    [InlineData("The Hunt")]
    [InlineData("Jagten")]
    public void A_bracketed_title_answers_to_both_of_its_titles(string other) =>
        Assert.Equal(["A1 B1"], Groups(On("A", "Hunt, The (Jagten)", 2012), On("B", other, 2012)));

    [Fact]
    public void The_reason_names_the_bracketed_title_and_the_years()
    {
        var groups = Matcher.Match([On("A", "Hunt, The (Jagten)", 2012), On("B", "Jagten", 2013)]);

        Assert.Equal(["Title “Hunt, The (Jagten)” is also known as “jagten”; years one apart, 2012 and 2013"], Assert.Single(groups).Reasons);
    }

    [Fact]
    public void A_bracketed_title_joins_the_records_of_both_its_titles_into_one_movie() =>
        Assert.Equal(["A1 B1 C1"], Groups(On("A", "Hunt, The (Jagten)", 2012), On("B", "The Hunt", 2012), On("C", "Jagten", 2013)));

    [Fact]
    public void A_bracketed_title_joins_a_record_without_year() =>
        Assert.Equal(["A1 B1"], Groups(On("A", "Hunt, The (Jagten)", 2012), On("B", "Jagten")));

    [Fact]
    public void A_bracketed_title_without_year_joins_the_only_movie_that_it_is_known_as() =>
        Assert.Equal(["A1 B1"], Groups(On("A", "Hunt, The (Jagten)"), On("B", "Jagten", 2012)));

    [Fact]
    public void A_bracketed_title_without_year_beside_two_remakes_joins_neither() =>
        Assert.Equal(["A1", "B1", "C1"], Groups(On("A", "Hunt, The (Jagten)"), On("B", "Jagten", 2012), On("C", "Jagten", 1990)));

    [Fact]
    public void Further_keys_never_meet_further_keys() =>
        Assert.Equal(["A1", "B1"], Groups(On("A", "Hunt, The (Jagten)", 2012), On("B", "Chase, The (Jagten)", 2012)));

    [Fact]
    public void Different_ids_are_two_movies_though_one_is_known_as_the_other() =>
        Assert.Equal(["A1", "B1"], Groups(On("A", "Dracula (Spanish)", 1931, "tt0021815"), On("B", "Dracula", 1931, "tt0021814")));

    [Fact]
    public void An_equal_title_key_goes_before_a_further_key_of_the_same_year() =>
        Assert.Equal(["A1", "B1 C1"], Groups(
            On("A", "Dracula (Spanish)", 1931, "tt0021815"), On("B", "Dracula", 1931, "tt0021814"), On("C", "Dracula", 1931)));

    [Fact]
    public void An_equal_year_by_a_further_key_goes_before_years_one_apart_by_title_key() =>
        Assert.Equal(["A1 C1", "B1"], Groups(On("A", "Hunt, The (Jagten)", 2012, "tt2106476"), On("B", "Jagten", 2013, "tt0000002"), On("C", "Jagten", 2012)));

    [Fact]
    public void What_two_bracketed_titles_both_are_known_as_joins_neither_and_could_be_both()
    {
        var plain = On("B", "Pinocchio", 2022);
        var groups = Matcher.Match([On("A", "Pinocchio (Disney)", 2022), On("A", "Pinocchio (del Toro)", 2022, id: 2), plain]);

        Assert.Equal(3, groups.Count);
        Assert.Equal(["A1", "A2"], groups.GroupOf(plain).Doubts());
    }

    [Fact]
    public void A_bracketed_title_between_two_ids_joins_neither()
    {
        var between = On("A", "Hunt, The (Jagten)", 2012);
        var groups = Matcher.Match([between, On("B", "The Hunt", 2012, "tt0000001"), On("C", "Jagten", 2012, "tt0000002")]);

        Assert.Equal(3, groups.Count);
        Assert.Equal(["B1", "C1"], groups.GroupOf(between).Doubts());
    }

    [Fact]
    public void The_same_movie_under_both_titles_on_one_server_is_there_twice() =>
        Assert.Equal(["A1 A2"], Groups(On("A", "Hunt, The (Jagten)", 2012, id: 1), On("A", "Jagten", 2012, id: 2)));
}
