using MovieNet.Web.Components.Layout;

namespace MovieNet.Tests.Web.Components.Layout;

public sealed class KeysDialogTests : ComponentTest
{
    [Fact]
    public void Every_key_says_what_it_does_and_where()
    {
        var closed = 0;
        var dialog = Render<KeysDialog>(p => p.Add(dialog => dialog.OnClose, () => closed++));

        Assert.Equal(["On every page", "In the list of movies", "On the page of a movie"], dialog.FindAll("h3").Select(part => part.Words()));
        Assert.Equal(dialog.FindAll("dt").Count, dialog.FindAll("dd").Count);
        Assert.All(dialog.FindAll("dt"), keys => Assert.NotEmpty(keys.QuerySelectorAll("kbd")));
        Assert.Equal(["Shift x", "Ctrl Enter"], dialog.FindAll("dt").Select(keys => keys.Words()).Where(keys => keys.Contains(' ', StringComparison.Ordinal)));
        dialog.Button("Close").Click();
        Assert.Equal(1, closed);
    }
}
