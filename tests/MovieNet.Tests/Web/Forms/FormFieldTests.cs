using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class FormFieldTests : ComponentTest
{
    private static readonly MergedField Runtime = Records.Merge(
        Records.On("Alpha", 1, new() { Title = "Ran", RuntimeMinutes = 162 }), Records.On("Beta", 1, new() { Title = "Ran", RuntimeMinutes = 162 }),
        Records.On("Gamma", 1, new() { Title = "Ran", RuntimeMinutes = 160 }))[MovieField.RuntimeMinutes];

    private readonly FieldDraft draft = new(FieldInfo.Of(MovieField.RuntimeMinutes));

    public FormFieldTests() => draft.Begin(Runtime.Shown);

    [Fact]
    public void Untouched_it_says_who_says_something_else_and_offers_to_write_it_everywhere()
    {
        var field = Show();
        Assert.Equal("Gamma: 160 min. Write this everywhere", field.Find(".hint").Words());
        Assert.Equal("differs", field.Find(".tag").Words());

        field.Button("Write this everywhere: Runtime").Click();
        Assert.True(draft.IsTouched);
    }

    [Fact]
    public void Once_typed_it_says_what_everybody_says_and_can_be_put_back()
    {
        var field = Show();
        field.Find("input").Input("165");
        field.Render();

        Assert.Equal("changed", field.Find(".tag").Words());
        Assert.Equal("Alpha and Beta: 162 min; Gamma: 160 min. Put back", field.Find(".hint").Words());
        field.Button("Put back Runtime").Click();
        Assert.False(draft.IsTouched);
    }

    [Fact]
    public void What_is_wrong_is_said_when_the_person_goes_on_and_read_out_with_the_field()
    {
        var field = Show();
        field.Find("input").Input("0");
        field.Render();
        Assert.Empty(field.FindAll(".hint.bad"));

        field.Find(".field").FocusOut();
        var problem = field.Find(".hint.bad");
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains(problem.Id!, field.Find("input").GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal(draft.Problem, problem.Words());
    }

    [Fact]
    public void Who_only_passes_by_is_told_nothing()
    {
        var title = new FieldDraft(FieldInfo.Of(MovieField.Title));
        var field = Render<FormField>(p => p.Add(field => field.Draft, title));

        field.Find(".field").FocusOut();

        Assert.Empty(field.FindAll(".hint.bad"));
    }

    private IRenderedComponent<FormField> Show() => Render<FormField>(p => p.Add(field => field.Draft, draft).Add(field => field.Merged, Runtime));
}
