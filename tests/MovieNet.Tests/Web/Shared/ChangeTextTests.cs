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
}
