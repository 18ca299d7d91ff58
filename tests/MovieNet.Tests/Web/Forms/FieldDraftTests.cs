using MovieNet.Protocol;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class FieldDraftTests
{
    [Theory]
    [InlineData(MovieField.Title, "", "A movie needs a title.")]
    [InlineData(MovieField.Title, "   ", "A movie needs a title.")]
    [InlineData(MovieField.Year, "19x", "Must be a number, such as 1954.")]
    [InlineData(MovieField.Year, "1700", "Must be from 1870 to 2100.")]
    [InlineData(MovieField.Year, "99999999999999999999999999999999", "Must be a number, such as 1954.")]
    [InlineData(MovieField.RuntimeMinutes, "117.5", "Must be a number, such as 117.")]
    [InlineData(MovieField.Rating, "8.65", "Must have at most one decimal.")]
    [InlineData(MovieField.ImdbId, "tt7994", "Must be tt and 7 to 10 digits, such as tt0047478.")]
    [InlineData(MovieField.PosterUrl, "ftp://example.org", "Must be an absolute http or https address.")]
    public void What_is_wrong_is_said_with_what_is_expected(MovieField field, string typed, string problem)
    {
        Assert.Equal(problem, Typed(field, typed).Problem);
    }

    [Theory]
    [InlineData(MovieField.Title, "  Ran ", "Ran")]
    [InlineData(MovieField.Year, "1985", "1985")]
    [InlineData(MovieField.Rating, "8,2", "8.2")]
    [InlineData(MovieField.Synopsis, "One.\nTwo.", "One.\nTwo.")]
    public void What_is_right_is_read(MovieField field, string typed, string value)
    {
        var draft = Typed(field, typed);

        Assert.Null(draft.Problem);
        Assert.Equal(value, draft.Value?.ToString());
    }

    [Fact]
    public void A_list_names_the_item_at_fault()
    {
        var draft = new FieldDraft(FieldInfo.Of(MovieField.Cast));

        draft.Choose(["Ok", new string('x', 301)]);

        Assert.StartsWith("“xxx", draft.Problem, StringComparison.Ordinal);
        Assert.EndsWith("must be 1 to 300 characters, has 301.", draft.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Typing_and_taking_it_back_touches_nothing()
    {
        var draft = Begun("Seven Samurai ");

        draft.Type("Seven Samurai! ");
        Assert.True(draft.IsTouched);
        draft.Type("Seven Samurai ");

        Assert.False(draft.IsTouched);
        Assert.Equal("Seven Samurai ", draft.Value?.ToString());
    }

    [Fact]
    public void A_value_can_be_wanted_everywhere_as_it_stands()
    {
        var draft = Begun("Seven Samurai");

        draft.Pin();

        Assert.True(draft.IsTouched);
        draft.PutBack();
        Assert.False(draft.IsTouched);
    }

    [Fact]
    public void What_was_typed_stays_wanted_when_the_majority_comes_to_say_it_too()
    {
        var draft = Begun("Seven Samurai");
        draft.Type("Shichinin no samurai");

        draft.Begin(FieldValue.Of("Shichinin no samurai"));

        Assert.True(draft.IsTouched);
    }

    [Fact]
    public void An_untouched_field_follows_what_the_servers_say()
    {
        var draft = Begun("Seven Samurai");

        draft.Begin(FieldValue.Of("Shichinin no samurai"));

        Assert.Equal("Shichinin no samurai", draft.Text);
        Assert.False(draft.IsTouched);
    }

    [Fact]
    public void A_stored_value_that_breaks_a_rule_is_not_the_persons_to_put_right()
    {
        var draft = new FieldDraft(FieldInfo.Of(MovieField.ImdbId));

        draft.Begin(FieldValue.Of("unknown"));

        Assert.Null(draft.Problem);
    }

    private static FieldDraft Typed(MovieField field, string text)
    {
        var draft = new FieldDraft(FieldInfo.Of(field));
        draft.Type(text);
        return draft;
    }

    private static FieldDraft Begun(string title)
    {
        var draft = new FieldDraft(FieldInfo.Of(MovieField.Title));
        draft.Begin(FieldValue.Of(title));
        return draft;
    }
}
