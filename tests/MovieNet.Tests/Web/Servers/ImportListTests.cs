using Microsoft.AspNetCore.Components.Forms;
using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class ImportListTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int closed;

    [Fact]
    public void Before_a_file_is_chosen_there_is_nothing_to_add()
    {
        var dialog = Show();

        Assert.Contains("Choose a file or drop it here", dialog.Words(), StringComparison.Ordinal);
        Assert.True(dialog.Button("Add").HasAttribute("disabled"));
        dialog.Button("Cancel").Click();
        Assert.Equal(1, closed);
    }

    [Fact]
    public async Task Every_server_of_the_file_says_what_becomes_of_it_and_why()
    {
        await AddDeadAsync("Alpha");
        var dialog = await SendAsync(ServerListFile.Write(
            [new("Alpha", "127.0.0.1", 1), new("Beta", "127.0.0.1", 2) { Tags = ["laptop"] }, new("Gamma", "127.0.0.1", 1), new("Delta", "127.0.0.1", 0)]));

        Assert.Equal("1 new, 1 in the list already, 1 in conflict, not added, 1 not as it must be, not added", dialog.Find(".importsum").Words());
        var lines = dialog.FindAll(".importlist li").Select(line => line.Words()).ToList();
        Assert.Equal("Alpha 127.0.0.1:1 in the list already in the list already", lines[0]);
        Assert.Equal("Beta 127.0.0.1:2 laptop new", lines[1]);
        Assert.Equal("Gamma 127.0.0.1:1 Alpha has this address in conflict, not added", lines[2]);
        Assert.StartsWith("Delta 127.0.0.1:0 port ", lines[3], StringComparison.Ordinal);
        Assert.Equal(["#i-agrees", "#i-plus", "#i-conflict", "#i-slow"], dialog.FindAll(".importlist use").Select(sign => sign.GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_in_the_list_meanwhile_is_new_no_more()
    {
        var dialog = await SendAsync(ServerListFile.Write([new("Alpha", "127.0.0.1", 1)]));
        Assert.Equal("Add 1 server", dialog.Find(".primary").Words());

        await AddDeadAsync("Alpha");

        await dialog.WaitForAssertionAsync(() => Assert.Equal("1 in the list already", dialog.Find(".importsum").Words()), Patience);
        Assert.True(dialog.Find(".primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Once_added_it_can_only_be_closed_and_still_says_what_was_new()
    {
        var dialog = await SendAsync(ServerListFile.Write([new("Alpha", "127.0.0.1", 1), new("Beta", "127.0.0.1", 2)]));

        await dialog.InvokeAsync(() => dialog.Find(".primary").ClickAsync(new()));

        await dialog.WaitForAssertionAsync(() => Assert.Equal("Close 2 servers added", dialog.Find("footer").Words()), Patience);
        Assert.Equal("2 new", dialog.Find(".importsum").Words());
        Assert.Equal(["Alpha", "Beta"], Fleet.List.All().Select(entry => entry.Name));
        await dialog.InvokeAsync(() => dialog.Button("Close").ClickAsync(new()));
        Assert.Equal(1, closed);
    }

    [Fact]
    public async Task An_empty_list_is_said_to_be_one() =>
        Assert.Contains("No servers stand in this file.", (await SendAsync(ServerListFile.Write([]))).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read_and_another_one_takes_that_back()
    {
        var dialog = await SendAsync(new byte[ServerListFile.MostBytes + 1]);
        Assert.Equal("list.json cannot be read: it is larger than 1 MB. Nothing was changed.", dialog.Find("[role=alert]").Words());

        dialog.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(ServerListFile.Write([new("Alpha", "127.0.0.1", 1)]), "other.json"));
        await dialog.WaitForAssertionAsync(() => Assert.Equal("1 new", dialog.Find(".importsum").Words()), Patience);
        Assert.Empty(dialog.FindAll("[role=alert]"));
        Assert.Contains("other.json choose another", dialog.Words(), StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<ImportList>> SendAsync(byte[] file)
    {
        var dialog = Show();
        dialog.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "list.json"));
        await dialog.WaitForElementAsync(".importsum, [role=alert], .cardbody > [role=status]", Patience);
        return dialog;
    }

    private IRenderedComponent<ImportList> Show() => Render<ImportList>(p => p.Add(dialog => dialog.OnClose, () => closed++));
}
