using MovieNet.Protocol;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ValueTextTests : ComponentTest
{
    [Fact]
    public void In_a_text_only_the_words_that_differ_are_marked_and_those_missing_are_said_aloud()
    {
        var text = Show(MovieField.Synopsis, FieldValue.Of("An old king divides his realm."), FieldValue.Of("An old warlord divides his realm wisely."));

        Assert.Equal("king", text.Find("mark.ins").Words());
        Assert.Contains("missing: warlord", text.FindAll("mark.del").Select(mark => mark.Words()));
        Assert.Contains("divides his realm", text.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_shown_whole() =>
        Assert.Empty(Show(MovieField.Synopsis, FieldValue.Of("Lear."), FieldValue.Of("A war of three sons")).FindAll("mark"));

    [Theory]
    [InlineData(MovieField.RuntimeMinutes, "162 min")]
    [InlineData(MovieField.Rating, "162")]
    public void A_number_is_written_as_what_it_is_and_never_marked(MovieField field, string words)
    {
        var text = Show(field, FieldValue.Of(162m), FieldValue.Of(160m));

        Assert.Equal(words, text.Words());
        Assert.Empty(text.FindAll("mark"));
    }

    [Fact]
    public void No_value_is_said_to_be_none() => Assert.Equal("nothing said", Show(MovieField.Year, null, FieldValue.Of(1985m)).Words());

    private IRenderedComponent<ValueText> Show(MovieField field, FieldValue? value, FieldValue? against) =>
        Render<ValueText>(p => p.Add(text => text.Field, field).Add(text => text.Value, value).Add(text => text.Against, against));
}
