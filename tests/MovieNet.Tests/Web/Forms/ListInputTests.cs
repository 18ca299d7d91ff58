using MovieNet.Protocol;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class ListInputTests : ComponentTest
{
    private TextList items = TextList.Empty;

    [Theory]
    [InlineData("Drama", "Drama")]
    [InlineData(" Drama ,", "Drama")]
    [InlineData("Drama, Crime", "Drama|Crime")]
    [InlineData("Coppola, Sofia; Lee, Ang", "Coppola, Sofia|Lee, Ang")]
    [InlineData(" ; ", "")]
    public void What_was_typed_or_pasted_becomes_chips(string typed, string chips)
    {
        Show().Find("input").Change(typed);

        Assert.Equal(chips, string.Join('|', items));
    }

    [Fact]
    public void What_is_there_already_is_not_added_twice()
    {
        items = ["Drama"];

        Show().Find("input").Change("Drama; Crime");

        Assert.Equal(["Drama", "Crime"], items);
    }

    [Fact]
    public void A_chip_is_taken_off_by_its_named_button()
    {
        items = ["Drama", "Crime"];

        Show().Find("button[aria-label='Remove Drama']").Click();

        Assert.Equal(["Crime"], items);
    }

    private IRenderedComponent<ListInput> Show() => Render<ListInput>(p => p
        .Add(list => list.Id, "genres")
        .Add(list => list.LabelledBy, "label")
        .Add(list => list.Items, items)
        .Add(list => list.ItemsChanged, next => items = next));
}
