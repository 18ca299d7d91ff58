using MovieNet.Protocol;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class FieldEditorTests : ComponentTest
{
    private readonly List<(MovieField Field, FieldValue? Value)> taken = [];
    private int left;

    [Fact]
    public void It_begins_with_what_stands_there_and_the_keyboard_is_in_it()
    {
        var editor = Show(MovieField.RuntimeMinutes, FieldValue.Of(162m));

        Assert.Equal("162", editor.Find("input").GetAttribute("value"));
        Assert.Equal("field-runtimeMinutes", Assert.Single(JSInterop.Invocations["movienet.focusOn"]).Arguments[0]);
    }

    [Theory]
    [InlineData("165", 165)]
    [InlineData("", null)]
    public void What_is_typed_is_taken_and_nothing_typed_clears_the_field(string typed, int? value)
    {
        var editor = Show(MovieField.RuntimeMinutes, FieldValue.Of(162m));
        editor.Find("input").Input(typed);
        editor.Find("form").Submit();

        Assert.Equal((MovieField.RuntimeMinutes, value is { } number ? FieldValue.Of((decimal)number) : null), Assert.Single(taken));
    }

    [Fact]
    public void A_bad_value_is_not_taken_and_it_is_said_why()
    {
        var editor = Show(MovieField.RuntimeMinutes, FieldValue.Of(162m));
        editor.Find("input").Input("long");
        editor.Find("form").Submit();

        Assert.Empty(taken);
        Assert.Equal("Must be a number, such as 117.", editor.Find(".hint.bad").Words());
    }

    [Fact]
    public void Escape_and_cancel_leave_it_and_no_other_key_does()
    {
        var editor = Show(MovieField.Title, FieldValue.Of("Ran"));

        editor.Find("form").KeyDown("a");
        Assert.Equal(0, left);
        editor.Find("form").KeyDown("Escape");
        editor.Button("Cancel").Click();

        Assert.Equal(2, left);
        Assert.Empty(taken);
    }

    private IRenderedComponent<FieldEditor> Show(MovieField field, FieldValue? value) => Render<FieldEditor>(p => p
        .Add(editor => editor.Field, field).Add(editor => editor.Value, value).Add(editor => editor.OnTake, taken.Add).Add(editor => editor.OnCancel, () => left++));
}
