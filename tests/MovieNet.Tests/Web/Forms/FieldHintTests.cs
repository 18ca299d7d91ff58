using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class FieldHintTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", RuntimeMinutes = 162, Synopsis = "An old lord divides his realm." };

    private int changed;

    [Fact]
    public void Where_all_say_the_same_there_is_nothing_to_say_until_something_is_typed()
    {
        var draft = Begun(MovieField.RuntimeMinutes, [Ran, Ran]);
        Assert.Equal("", Show(draft, Of(MovieField.RuntimeMinutes, Ran, Ran)).Words());

        draft.Type("170");
        var hint = Show(draft, Of(MovieField.RuntimeMinutes, Ran, Ran));
        hint.Button("Put back Runtime").Click();
        Assert.Equal((1, false, "162"), (changed, draft.IsTouched, draft.Text));
    }

    [Fact]
    public void Who_says_nothing_is_named_too_and_the_value_can_be_written_everywhere()
    {
        Movie[] movies = [Ran, Ran, Ran with { RuntimeMinutes = null }];
        var draft = Begun(MovieField.RuntimeMinutes, movies);
        var hint = Show(draft, Of(MovieField.RuntimeMinutes, movies));

        Assert.Equal("Gamma says nothing. Write this everywhere", hint.Words());
        hint.Button("Write this everywhere: Runtime").Click();
        Assert.Equal((1, true), (changed, draft.IsTouched));
    }

    [Fact]
    public void Of_a_long_text_it_is_said_whose_stands_in_the_field_and_that_the_others_keep_theirs()
    {
        Movie[] two = [Ran, Ran, Ran with { Synopsis = "Lear in Japan." }];
        Assert.Equal("Alpha and Beta say this. Untouched, so Gamma keeps its own. Write this everywhere", Show(Begun(MovieField.Synopsis, two), Of(MovieField.Synopsis, two)).Words());

        Movie[] three = [Ran, Ran with { Synopsis = "Lear in Japan." }, Ran with { Synopsis = "Three sons." }];
        Assert.Equal("Alpha says this. Untouched, so Beta and Gamma keep their own. Write this everywhere", Show(Begun(MovieField.Synopsis, three), Of(MovieField.Synopsis, three)).Words());
    }

    [Fact]
    public void Once_a_long_text_is_touched_it_is_said_what_each_says()
    {
        Movie[] movies = [Ran, Ran, Ran with { Synopsis = "Lear in Japan." }];
        var draft = Begun(MovieField.Synopsis, movies);
        draft.Type("Mine.");

        Assert.Equal("Alpha and Beta: An old lord divides his realm.; Gamma: Lear in Japan.. Put back", Show(draft, Of(MovieField.Synopsis, movies)).Words());
    }

    private static FieldDraft Begun(MovieField field, Movie[] movies)
    {
        var draft = new FieldDraft(FieldInfo.Of(field));
        draft.Begin(Of(field, movies).Shown);
        return draft;
    }

    private static MergedField Of(MovieField field, params Movie[] movies) =>
        Records.Merge([.. movies.Zip(["Alpha", "Beta", "Gamma"], (movie, server) => Records.On(server, 1, movie))])[field];

    private IRenderedComponent<FieldHint> Show(FieldDraft draft, MergedField merged) => Render<FieldHint>(p => p
        .Add(hint => hint.Id, "hint").Add(hint => hint.Draft, draft).Add(hint => hint.Merged, merged).Add(hint => hint.OnChanged, () => changed++));
}
