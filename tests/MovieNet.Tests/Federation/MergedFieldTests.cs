using MovieNet.Federation;
using MovieNet.Protocol;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

public class MergedFieldTests
{
    [Fact]
    public void The_majority_comes_first_with_its_servers_and_counts()
    {
        var runtime = Runtime(116, 117, 117);

        Assert.Equal(Agreement.Differs, runtime.Agreement);
        Assert.Equal("117", runtime.Majority?.Value?.ToString());
        Assert.Equal(["Beta", "Gamma"], runtime.Variants[0].Servers);
        Assert.Equal(["Alpha"], runtime.Variants[1].Servers);
        Assert.Equal((2, 3), (runtime.Agreeing, runtime.Speaking));
        Assert.Equal("2 of 3 agree", runtime.AgreementText);
    }

    [Fact]
    public void A_tie_has_no_majority_and_shows_the_first_servers_value()
    {
        var runtime = Runtime(149, 142, 143);

        Assert.Null(runtime.Majority);
        Assert.Equal("149", runtime.Shown?.ToString());
        Assert.Equal("149 142 143", string.Join(' ', runtime.Variants.Select(variant => variant.Value)));
        Assert.Equal((0, 3), (runtime.Agreeing, runtime.Speaking));
        Assert.Equal("no majority", runtime.AgreementText);
    }

    [Fact]
    public void Two_against_two_is_no_majority() => Assert.Null(Runtime(1, 2, 2, 1).Majority);

    [Fact]
    public void Two_against_one_and_one_is_a_majority() => Assert.Equal("2", Runtime(1, 2, 2, 3).Majority?.Value?.ToString());

    [Fact]
    public void Saying_nothing_is_a_gap_and_no_disagreement()
    {
        var runtime = Runtime(null, 117, null);

        Assert.Equal(Agreement.Agrees, runtime.Agreement);
        Assert.Equal("117", runtime.Majority?.Value?.ToString());
        Assert.Equal(["Alpha", "Gamma"], runtime.Gaps);
        Assert.Null(runtime.Variants[^1].Value);
        Assert.Equal((1, 1), (runtime.Agreeing, runtime.Speaking));
        Assert.Null(runtime.SignOn("Alpha"));
    }

    [Fact]
    public void A_gap_is_never_the_majority_and_does_not_end_a_disagreement()
    {
        var runtime = Runtime(null, null, null, 116, 117);

        Assert.Equal(Agreement.Differs, runtime.Agreement);
        Assert.Null(runtime.Majority);
        Assert.Equal("116", runtime.Shown?.ToString());
    }

    [Fact]
    public void A_field_of_which_nobody_says_anything_agrees_and_has_no_gap()
    {
        var runtime = Runtime(null, null);

        Assert.Equal(Agreement.Agrees, runtime.Agreement);
        Assert.Null(runtime.Majority);
        Assert.Empty(runtime.Gaps);
        Assert.Equal("nothing said", runtime.AgreementText);
        Assert.Equal(Sign.Agrees, runtime.SignOn("Alpha"));
    }

    [Fact]
    public void Notations_of_one_value_count_together_and_the_most_used_is_shown()
    {
        var title = Title("Otto e mezzo", "The Apartment", "Apartment, The", "Apartment, The", "Otto e mezzo");

        Assert.Equal(Agreement.Differs, title.Agreement);
        Assert.Equal("Apartment, The", title.Majority?.Value?.ToString());
        Assert.Equal((3, 5), (title.Agreeing, title.Speaking));
        Assert.Equal("The Apartment", title.Variants[1].Value?.ToString());
        Assert.Equal(NotationDifference.Article, title.Variants[1].Notation);
        Assert.Equal([Sign.Differs, Sign.Notation, Sign.Agrees], new[] { "Alpha", "Beta", "Gamma" }.Select(server => title.SignOn(server)!.Value));
    }

    [Fact]
    public void Of_two_notations_that_are_used_alike_the_first_servers_is_the_majority()
    {
        var title = Title("The Apartment", "Apartment, The");

        Assert.Equal(Agreement.Notation, title.Agreement);
        Assert.Equal("The Apartment", title.Majority?.Value?.ToString());
        Assert.Equal(title.Majority?.Value, title.Variants[1].NotationOf);
        Assert.Equal("same, article moved", title.AgreementText);
    }

    [Fact]
    public void A_server_with_two_records_has_one_vote_for_each_value_and_not_two_for_one()
    {
        var movie = Merge(
            On("Alpha", 1, new Movie { Title = "Alien", RuntimeMinutes = 116 }),
            On("Alpha", 2, new Movie { Title = "Alien", RuntimeMinutes = 116 }),
            On("Beta", 3, new Movie { Title = "Alien", RuntimeMinutes = 117 }));

        Assert.Null(movie[MovieField.RuntimeMinutes].Majority);
        Assert.Equal(2, movie[MovieField.RuntimeMinutes].Speaking);
    }

    [Fact]
    public void A_server_that_contradicts_itself_stands_at_both_values_and_its_cell_differs()
    {
        var movie = Merge(
            On("Alpha", 1, new Movie { Title = "Alien", RuntimeMinutes = 116 }),
            On("Alpha", 2, new Movie { Title = "Alien", RuntimeMinutes = 117 }),
            On("Beta", 3, new Movie { Title = "Alien", RuntimeMinutes = 117 }));

        var runtime = movie[MovieField.RuntimeMinutes];
        Assert.Equal("117", runtime.Majority?.Value?.ToString());
        Assert.Equal(2, runtime.On("Alpha").Count());
        Assert.Equal(Sign.Differs, runtime.SignOn("Alpha"));
        Assert.Equal(Sign.Agrees, runtime.SignOn("Beta"));
    }

    [Fact]
    public void A_server_without_a_record_has_no_sign_in_a_field() => Assert.Null(Runtime(1, 2).SignOn("Gamma"));

    private static MergedField Runtime(params int?[] minutes) =>
        Merge([.. minutes.Select((minute, i) => On(Server(i), i + 1, new Movie { Title = "Alien", RuntimeMinutes = minute }))])[MovieField.RuntimeMinutes];

    private static MergedField Title(params string[] titles) =>
        Merge([.. titles.Select((title, i) => On(Server(i), i + 1, new Movie { Title = title }))])[MovieField.Title];

    private static string Server(int i) => new[] { "Alpha", "Beta", "Gamma", "Delta", "Epsilon" }[i];
}
