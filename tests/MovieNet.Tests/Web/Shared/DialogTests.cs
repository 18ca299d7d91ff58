using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class DialogTests : ComponentTest
{
    [Fact]
    public void It_is_opened_once_and_called_by_its_heading()
    {
        var dialog = Render<Dialog>(p => p.Add(dialog => dialog.Title, "Remove Alpha?").Add(dialog => dialog.Note, "127.0.0.1:5870").AddChildContent("<p>Sure?</p>"));
        dialog.Render();

        Assert.Single(JSInterop.Invocations["movienet.openDialog"]);
        Assert.Equal("Remove Alpha?", dialog.Find($"#{dialog.Find("dialog").GetAttribute("aria-labelledby")}").Words());
        Assert.Equal("Remove Alpha? 127.0.0.1:5870 Sure?", dialog.Words());
    }

    [Fact]
    public void Escape_closes_it()
    {
        var closed = 0;
        var dialog = Render<Dialog>(p => p.Add(dialog => dialog.Title, "Remove Alpha?").Add(dialog => dialog.OnClose, () => closed++));

        dialog.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Equal(1, closed);
    }
}
