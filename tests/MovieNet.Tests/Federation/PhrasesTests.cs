using MovieNet.Federation;
using MovieNet.Protocol;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

public class PhrasesTests
{
    private static readonly string[] Three = ["Alpha", "Beta", "Gamma"];

    private static readonly Movie Amadeus = new()
    {
        Title = "Amadeus", Year = 1984, RuntimeMinutes = 160, Rating = 8.4m, Directors = ["Miloš Forman"], Cast = ["F. Murray Abraham", "Tom Hulce"],
        Synopsis = "Salieri confesses.", ImdbId = "tt0086879", Country = "US", PosterUrl = "https://a.example/p.jpg",
    };

    public static TheoryData<string, Func<Movie, Movie>> OutliersOnGamma => new()
    {
        { "Runtime 116 min on Gamma, 160 elsewhere", movie => movie with { RuntimeMinutes = 116 } },
        { "Rating 8.3 on Gamma, 8.4 elsewhere", movie => movie with { Rating = 8.3m } },
        { "Year 1985 on Gamma", movie => movie with { Year = 1985 } },
        { "Title “Otto e mezzo” on Gamma", movie => movie with { Title = "Otto e mezzo" } },
        { "Title “Le Fabuleux Destin d’Amélie…” on Gamma", movie => movie with { Title = "Le Fabuleux Destin d’Amélie Poulain" } },
        { "Title “アキラ” on Gamma", movie => movie with { Title = "アキラ" } },
        { "Director “Milos Forman” on Gamma", movie => movie with { Directors = ["Milos Forman"] } },
        { "Cast without “Tom Hulce” on Gamma", movie => movie with { Cast = ["F. Murray Abraham"] } },
        { "Cast in another order on Gamma", movie => movie with { Cast = ["Tom Hulce", "F. Murray Abraham"] } },
        { "Synopsis on Gamma", movie => movie with { Synopsis = "Mozart laughs." } },
        { "Poster on Gamma", movie => movie with { PosterUrl = "https://b.example/p.jpg" } },
        { "IMDb id tt0086880 on Gamma", movie => movie with { ImdbId = "tt0086880" } },
        { "Director “Milos Forman”, runtime 180 min on Gamma", movie => movie with { RuntimeMinutes = 180, Directors = ["Milos Forman"] } },
        { "Title “A”, year 1985, runtime 1 min on Gamma; and 2 more", movie => movie with { Title = "A", Year = 1985, RuntimeMinutes = 1, Rating = 1, Country = "AT" } },
        { "Notation only: “AMADEUS” on Gamma", movie => movie with { Title = "AMADEUS" } },
        { "Year 1985 on Gamma", movie => movie with { Title = "AMADEUS", Year = 1985 } },
        { "All three agree", movie => movie with { Year = null } },
    };

    [Theory]
    [MemberData(nameof(OutliersOnGamma))]
    public void What_one_server_says_otherwise_is_said_in_words(string expected, Func<Movie, Movie> change) =>
        Assert.Equal(expected, Say(On("Alpha", 1, Amadeus), On("Beta", 2, Amadeus), On("Gamma", 3, change(Amadeus))));

    [Fact]
    public void Three_values_without_majority_are_all_said() =>
        Assert.Equal("Runtime 149, 142 and 143 min: no majority", Say(WithRuntime("Alpha", 149), WithRuntime("Beta", 142), WithRuntime("Gamma", 143)));

    [Fact]
    public void Two_values_without_majority_are_said_with_their_servers() =>
        Assert.Equal("Missing on Gamma; runtime 149 min on Alpha, 142 on Beta", Say(WithRuntime("Alpha", 149), WithRuntime("Beta", 142)));

    [Fact]
    public void A_long_text_without_majority_is_named_only() =>
        Assert.Equal("Synopsis: no majority", Say(
            On("Alpha", 1, Amadeus with { Synopsis = "a" }), On("Beta", 1, Amadeus with { Synopsis = "b" }), On("Gamma", 1, Amadeus with { Synopsis = "c" })));

    [Fact]
    public void Different_servers_are_named_each() =>
        Assert.Equal("Runtime 196 min on Gamma; synopsis on Beta", Say(
            On("Alpha", 1, Amadeus), On("Beta", 2, Amadeus with { Synopsis = "Mozart laughs." }), On("Gamma", 3, Amadeus with { RuntimeMinutes = 196 })));

    [Fact]
    public void The_servers_of_a_value_are_named_whatever_their_notation() =>
        Assert.Equal("Title “Mozart” on Alpha and Delta", Phrases.WhatIsWrong(Merge(
            On("Alpha", 1, Amadeus with { Title = "Mozart" }),
            On("Beta", 2, Amadeus),
            On("Gamma", 3, Amadeus),
            On("Delta", 4, Amadeus with { Title = "mozart" }),
            On("Epsilon", 5, Amadeus))).ToString());

    [Fact]
    public void A_missing_record_comes_before_a_differing_field() =>
        Assert.Equal("Missing on Alpha; year 1967 on Gamma", Phrases.WhatIsWrong(Merger.Merge(
            GroupOf(On("Beta", 1, Amadeus), On("Delta", 1, Amadeus), On("Gamma", 2, Amadeus with { Year = 1967 })),
            Answered("Alpha", "Beta", "Gamma", "Delta"))).ToString());

    [Fact]
    public void Servers_without_the_movie_are_listed() => Assert.Equal("Missing on Beta", Say(On("Alpha", 1, Amadeus), On("Gamma", 2, Amadeus)));

    [Fact]
    public void A_movie_on_one_server_only_says_so() => Assert.Equal("Only on Alpha", Say(On("Alpha", 1, Amadeus)));

    [Fact]
    public void A_duplicate_names_its_records() => Assert.Equal("Twice on Gamma, records 4,118 and 9,027", Say(
        On("Alpha", 1, Amadeus), On("Beta", 1, Amadeus), On("Gamma", 9027, Amadeus), On("Gamma", 4118, Amadeus)));

    [Fact]
    public void More_than_two_records_are_counted() => Assert.Equal("Three times on Gamma, records 1, 2 and 3", Say(
        On("Alpha", 1, Amadeus), On("Beta", 1, Amadeus), On("Gamma", 1, Amadeus), On("Gamma", 2, Amadeus), On("Gamma", 3, Amadeus)));

    [Fact]
    public void That_the_two_records_of_one_server_differ_among_themselves_is_not_said() =>
        Assert.Equal("Twice on Gamma, records 1 and 2; only on Gamma", Say(On("Gamma", 1, Amadeus), On("Gamma", 2, Amadeus with { RuntimeMinutes = 1 })));

    [Theory]
    [InlineData(2, "Both agree")]
    [InlineData(4, "All four agree")]
    [InlineData(13, "All 13 agree")]
    public void Agreement_counts_the_servers_that_have_it(int count, string expected) =>
        Assert.Equal(expected, Phrases.WhatIsWrong(Merge([.. Enumerable.Range(1, count).Select(i => On($"S{i}", 1, Amadeus))])).ToString());

    [Fact]
    public void Who_did_not_answer_is_neither_missing_nor_agreeing()
    {
        var movie = Merger.Merge(GroupOf(On("Alpha", 1, Amadeus), On("Gamma", 1, Amadeus)), [.. Answered("Alpha", "Gamma"), new("Beta", Presence.Unknown)]);

        Assert.Equal("Both agree", Phrases.WhatIsWrong(movie).ToString());
        Assert.Equal("Beta did not answer", Phrases.NotKnown(movie)?.ToString());
    }

    [Fact]
    public void One_server_alone_among_silent_ones_agrees_with_nobody()
    {
        var movie = Merger.Merge(
            GroupOf(On("Alpha", 1, Amadeus)),
            [new("Beta", Presence.Unknown), new("Gamma", Presence.Unknown), new("Delta", Presence.Asking), .. Answered("Alpha")]);

        Assert.Equal("On Alpha; Beta and Gamma did not answer; Delta is being asked", Phrases.WhatIsWrong(movie).ToString());
    }

    [Fact]
    public void Where_all_is_known_there_is_nothing_to_say_of_it() => Assert.Null(Phrases.NotKnown(Merge(On("Alpha", 1, Amadeus))));

    [Fact]
    public void What_it_could_be_is_named()
    {
        var groups = Matcher.Match([On("Alpha", "Carrie", 1976), On("Alpha", "Carrie", 2013, id: 2), On("Beta", "Carrie")]);
        var movie = Merger.Merge(groups.Single(group => group.Records[0].Record.Movie.Year is null), Answered("Alpha", "Beta"));

        Assert.Equal("On Beta; could be “Carrie” (1976) or “Carrie” (2013)", Phrases.WhatIsWrong(movie).ToString());
        Assert.Null(Phrases.NotKnown(movie));
    }

    [Fact]
    public void The_words_to_emphasise_are_apart_and_have_their_kind()
    {
        var movie = Merger.Merge(
            GroupOf(On("Alpha", 1, Amadeus), On("Beta", 1, Amadeus with { Title = "Otto e mezzo" }), On("Delta", 1, Amadeus)),
            Answered([.. Three, "Delta"]));

        Assert.Equal(
            [new(PhraseKind.Missing, "", "Missing", " on Gamma"), new(PhraseKind.Differs, "; ", "title", " “Otto e mezzo” on Beta")],
            Phrases.WhatIsWrong(movie).Parts);
    }

    private static ServerRecord WithRuntime(string server, int minutes) => On(server, 1, Amadeus with { RuntimeMinutes = minutes });

    private static string Say(params ServerRecord[] records) =>
        Phrases.WhatIsWrong(Merger.Merge(GroupOf(records), Answered(Three))).ToString();
}
