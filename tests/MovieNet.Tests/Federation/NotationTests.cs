using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation;

public class NotationTests
{
    [Theory]
    [InlineData(MovieField.Title, "The Apartment", "Apartment, The", "same, article moved")]
    [InlineData(MovieField.Title, "A Hard Day's Night", "Hard Day's Night, A", "same, article moved")]
    [InlineData(MovieField.Title, "The Apartment", "apartment, the", "same, other case, article moved")]
    [InlineData(MovieField.Title, "Seven Samurai", "SEVEN samurai", "same, other case")]
    [InlineData(MovieField.Title, "21 & Over", "21 &amp; Over", "same, HTML entity")]
    [InlineData(MovieField.Title, "Seven Samurai", " Seven\u00A0 Samurai", "same, other white space")]
    [InlineData(MovieField.Title, "Seven Samurai", "Seven&nbsp;Samurai", "same, other white space, HTML entity")]
    [InlineData(MovieField.Title, "Amélie", "Ame\u0301lie", "same, other Unicode form")]
    [InlineData(MovieField.Title, "Babette's Feast", "Babette’s Feast", "same, other quotes or dashes")]
    [InlineData(MovieField.Title, "Mission: Impossible - Fallout", "Mission: Impossible – Fallout", "same, other quotes or dashes")]
    [InlineData(MovieField.Synopsis, "\"Wait...\"", "“Wait…”", "same, other quotes or dashes")]
    [InlineData(MovieField.Language, "Japanese", "japanese", "same, other case")]
    [InlineData(MovieField.Country, "Japan", "Japan ", "same, other white space")]
    [InlineData(MovieField.Synopsis, "A farming\nvillage", "A farming village", "same, other white space")]
    [InlineData(MovieField.ImdbId, "tt0293564", "tt00293564", "same, other zeros")]
    public void Texts_that_say_the_same_differ_in_notation(MovieField field, string one, string other, string words)
    {
        Assert.True(Notation.SaysTheSame(field, Text(one), Text(other)));
        Assert.Equal(words, Notation.Between(field, Text(one), Text(other)).ToWords());
    }

    [Theory]
    [InlineData(MovieField.Title, "Miloš", "Milos")]
    [InlineData(MovieField.Title, "Alien", "Aliens")]
    [InlineData(MovieField.Title, "Babette's Feast", "Babettes Feast")]
    [InlineData(MovieField.PosterUrl, "https://a.example/a-b.jpg", "https://a.example/a–b.jpg")]
    [InlineData(MovieField.Title, "The Apartment", "Apartment")]
    [InlineData(MovieField.Synopsis, "He meets Rose.", "He meets rose.")]
    [InlineData(MovieField.PosterUrl, "https://a.example/P.jpg", "https://a.example/p.jpg")]
    [InlineData(MovieField.Synopsis, "It is the end, the", "the It is the end")]
    [InlineData(MovieField.ImdbId, "tt0293564", "tt0293565")]
    public void Texts_that_say_other_things_do_not(MovieField field, string one, string other) =>
        Assert.False(Notation.SaysTheSame(field, Text(one), Text(other)));

    [Theory]
    [InlineData(MovieField.Genres, "Drama|Action", "same, other order")]
    [InlineData(MovieField.Genres, "drama|Action", "same, other order, other case")]
    [InlineData(MovieField.Directors, "action|Drama", "same, other case")]
    public void Lists_that_say_the_same_differ_in_notation(MovieField field, string other, string words)
    {
        Assert.True(Notation.SaysTheSame(field, List("Action|Drama"), List(other)));
        Assert.Equal(words, Notation.Between(field, List("Action|Drama"), List(other)).ToWords());
    }

    [Theory]
    [InlineData(MovieField.Directors, "Drama|Action")]
    [InlineData(MovieField.Cast, "Drama|Action")]
    [InlineData(MovieField.Genres, "Action")]
    [InlineData(MovieField.Genres, "Action|Drama|Drama")]
    public void The_order_of_people_and_the_number_of_items_are_content(MovieField field, string other) =>
        Assert.False(Notation.SaysTheSame(field, List("Action|Drama"), List(other)));

    [Fact]
    public void Nothing_says_the_same_as_nothing_only()
    {
        Assert.True(Notation.SaysTheSame(MovieField.Year, null, null));
        Assert.False(Notation.SaysTheSame(MovieField.Year, null, FieldValue.Of(1979)));
    }

    [Fact]
    public void Numbers_are_equal_as_numbers() =>
        Assert.True(Notation.SaysTheSame(MovieField.Rating, FieldValue.Of(8m), FieldValue.Of(8.0m)));

    [Fact]
    public void Equal_values_differ_in_nothing() => Assert.Equal("same", Notation.Between(MovieField.Title, Text("Alien"), Text("Alien")).ToWords());

    private static FieldValue Text(string text) => FieldValue.Of(text)!;

    private static FieldValue List(string items) => FieldValue.Of(TextList.From(items.Split('|')))!;
}
