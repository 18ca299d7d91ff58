using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class DropZoneTests : ImportCardTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<FileImport> received = [];

    [Fact]
    public async Task While_a_file_comes_it_is_said_how_much_is_here_and_then_it_is_handed_on()
    {
        using var file = new ComingFile("films.csv", 20);
        var zone = Show();
        Assert.StartsWith("Drop a file here, or choose one", zone.Find(".dropzone").Words(), StringComparison.Ordinal);

        var coming = SendAsync(zone, file);
        await zone.WaitForAssertionAsync(() => Assert.Contains("0 bytes of 20 bytes are here", zone.Words(), StringComparison.Ordinal), Patience);
        file.Come("title\nRan\n");
        await zone.WaitForAssertionAsync(() => Assert.Equal("50", zone.Find("[role=progressbar]").GetAttribute("aria-valuenow")), Patience);
        Assert.Contains("10 bytes of 20 bytes are here", zone.Words(), StringComparison.Ordinal);
        file.Come("Alien\nEmma");
        file.End();
        await coming;

        Assert.Equal("films.csv", Assert.Single(received).Name);
        Assert.StartsWith("Drop a file here", zone.Find(".dropzone").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_called_off_leaves_nothing_and_is_no_trouble()
    {
        using var file = new ComingFile("films.csv", 20);
        var zone = Show();
        var coming = SendAsync(zone, file);
        await zone.WaitForElementAsync("[role=progressbar]", Patience);

        await zone.InvokeAsync(() => zone.Button("Cancel").ClickAsync(new()));
        await coming;

        Assert.StartsWith("Drop a file here", zone.Find(".dropzone").Words(), StringComparison.Ordinal);
        Assert.Empty(zone.FindAll("[role=alert]"));
        Assert.Empty(received);
        Assert.Empty(Imports.All);
    }

    [Fact]
    public async Task A_file_that_stops_coming_says_why_and_the_next_one_takes_that_back()
    {
        using var broken = new ComingFile("films.csv", 20);
        var zone = Show();
        var coming = SendAsync(zone, broken);
        broken.Break("The connection is gone.");
        await coming;
        Assert.Equal("films.csv did not arrive: The connection is gone. Nothing of it was kept; try again.", zone.Find("[role=alert]").Words());
        Assert.Empty(Imports.All);

        using var good = new ComingFile("films.csv", 10);
        good.Come("title\nRan\n");
        good.End();
        await SendAsync(zone, good);
        Assert.Empty(zone.FindAll("[role=alert]"));
        Assert.Single(received);
    }

    [Theory]
    [InlineData(0, "films.csv is empty.")]
    [InlineData(2_000_000_001, "films.csv has 2 GB, and at most 2 GB come through a browser: use movienet import, which takes files of any size.")]
    public async Task What_is_no_file_to_import_is_not_even_begun(long size, string words)
    {
        using var file = new ComingFile("films.csv", size);
        var zone = Show();

        await SendAsync(zone, file);

        Assert.Equal(words, zone.Find("[role=alert]").Words());
        Assert.False(file.WasOpened);
    }

    [Fact]
    public async Task What_was_no_file_at_all_is_said_to_be_none()
    {
        var zone = Show();

        await SendAsync(zone);

        Assert.Equal("That was no file.", zone.Find("[role=alert]").Words());
    }

    [Fact]
    public void Before_the_page_is_alive_nothing_can_be_dropped_and_what_was_is_asked_for_once()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Assert.True(Show().Find("input").HasAttribute("disabled"));

        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var before = JSInterop.Invocations["movienet.takeDropped"].Count;
        var zone = Show();
        zone.Render();
        Assert.False(zone.Find("input").HasAttribute("disabled"));
        Assert.Equal(before + 1, JSInterop.Invocations["movienet.takeDropped"].Count);
    }

    private static Task SendAsync(IRenderedComponent<DropZone> zone, params IBrowserFile[] files) =>
        zone.InvokeAsync(() => zone.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(new(files))).WaitAsync(Patience, TestContext.Current.CancellationToken);

    private IRenderedComponent<DropZone> Show() => Render<DropZone>(p => p.Add(zone => zone.OnReceived, received.Add));
}
