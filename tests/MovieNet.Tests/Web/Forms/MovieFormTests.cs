using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class MovieFormTests : ComponentTest
{
    private readonly MovieDraft draft = new();
    private MovieField? changed;

    [Fact]
    public void It_has_a_field_for_every_member_and_tells_which_one_was_typed_in()
    {
        var form = Show();
        Assert.Equal(FieldInfo.All.Length, form.FindAll(".field").Count);

        form.Find("#field-year").Input("1985");

        Assert.Equal(MovieField.Year, changed);
        Assert.Equal("1985", draft[MovieField.Year].Text);
    }

    [Fact]
    public void Adding_no_field_says_what_servers_say_and_editing_each_does()
    {
        Assert.Empty(Show().FindAll(".field > p.hint"));

        var movie = Records.Merge(Records.On("Alpha", 1, new() { Title = "Ran", Year = 1985 }), Records.On("Beta", 1, new() { Title = "Ran", Year = 1984 }));
        var form = Render<MovieForm>(p => p.Add(form => form.Draft, draft).Add(form => form.Merged, movie));
        Assert.Equal(FieldInfo.All.Length, form.FindAll(".field > p.hint").Count);
        Assert.Equal("differs", Assert.Single(form.FindAll(".tag.differs")).Words());
    }

    [Fact]
    public void What_stands_under_the_title_stands_under_no_other_field_and_all_of_it_can_be_shut()
    {
        var form = Render<MovieForm>(p => p.Add(form => form.Draft, draft).Add(form => form.IsDisabled, true).Add(form => form.ChildContent, "<i id=\"above\"></i>").Add(form => form.UnderTitle, "<i class=\"under\"></i>"));

        Assert.Single(form.FindAll(".under"));
        Assert.NotNull(form.Find(".field:has(#field-title) .under"));
        Assert.True(form.Find("fieldset").HasAttribute("disabled"));
        Assert.NotNull(form.Find("fieldset > #above"));
    }

    private IRenderedComponent<MovieForm> Show() => Render<MovieForm>(p => p.Add(form => form.Draft, draft).Add(form => form.OnChanged, field => changed = field));
}
