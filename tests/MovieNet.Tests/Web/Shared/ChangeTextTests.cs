using MovieNet.Protocol;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class ChangeTextTests : ComponentTest
{
    [Theory]
    [InlineData(MovieField.Synopsis, 1)]
    [InlineData(MovieField.PosterUrl, 0)]
    public void Of_long_texts_only_the_words_that_change_are_shown_and_of_addresses_all(MovieField field, int shared)
    {
        const string before = "http://127.0.0.1/somewhere/far/away/in/a/folder/of/many/names/ran.jpg";

        var text = Render<ChangeText>(p => p.Add(text => text.Field, field).Add(text => text.Before, FieldValue.Of(before)).Add(text => text.After, FieldValue.Of(before.Replace("ran", "kagemusha", StringComparison.Ordinal))));

        Assert.Equal(shared, string.Equals(text.Find(".was").TextContent, "ran", StringComparison.Ordinal) ? 1 : 0);
        Assert.Equal(shared == 0, string.Equals(text.Find(".was").TextContent, before, StringComparison.Ordinal));
    }

    [Fact]
    public void Short_values_are_shown_whole_and_that_one_becomes_the_other_is_read_aloud()
    {
        Assert.Equal("Year 1984 → becomes 1985", Show(MovieField.Year, FieldValue.Of(1984m), FieldValue.Of(1985m)).Words());
        Assert.NotEqual("", Show(MovieField.Year, null, FieldValue.Of(1985m)).Find(".was").Words());
    }

    [Fact]
    public void Of_a_text_that_changed_all_over_only_the_beginning_is_shown()
    {
        static FieldValue? Text(string word) => FieldValue.Of(string.Join(' ', Enumerable.Range(0, 20).Select(i => $"same{i} {word}{i}")));

        var pieces = Show(MovieField.Synopsis, Text("old"), Text("new")).FindAll("span");

        Assert.Equal(13, pieces.Count);
        Assert.Equal("…", pieces[^1].Words());
    }

    private IRenderedComponent<ChangeText> Show(MovieField field, FieldValue? before, FieldValue? after) =>
        Render<ChangeText>(p => p.Add(text => text.Field, field).Add(text => text.Before, before).Add(text => text.After, after));
}
