using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class FileCardTests : ImportCardTest
{
    private int discarded;

    [Fact]
    public async Task It_says_how_much_is_in_the_file_and_how_it_is_built()
    {
        Assert.StartsWith("films.csv 2 lines, cells parted by commas", Show(await DropAsync("title\nRan\nAlien\n")).Find(".grow").Words(), StringComparison.Ordinal);
        Assert.StartsWith("films.json 1 item, ", Show(await DropAsync("""[{"title":"Ran"}]""", "films.json")).Find(".grow").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_known_what_to_count_it_says_how_large_the_file_is() =>
        Assert.StartsWith("films.csv 9 bytes, cells", Show(await DropAsync("Werk\nRan\n")).Find(".grow").Words(), StringComparison.Ordinal);

    [Fact]
    public async Task What_cannot_be_read_says_why_and_is_read_as_the_person_says()
    {
        var import = await DropAsync("title\nRan\n", "films.dat");
        var card = Show(import);
        Assert.Equal("films.dat cannot be read", card.Find(".grow").Words());
        Assert.EndsWith("Nothing was written.", card.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(["Forget it", "Read it as CSV", "Read it as TSV", "Read it as JSON"], card.FindAll("button").Select(button => button.Words()));

        card.Button("Read it as TSV").Click();
        await ImportsTest.UntilAsync(Imports, () => import.IsChecked);
        card.Render();

        Assert.StartsWith("films.dat 1 line, cells parted by tabs", card.Find(".grow").Words(), StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task The_first_lines_are_shown_as_they_are_and_hidden_again()
    {
        var card = Show(await DropAsync("title,year\nRan,1985\n"));

        await card.InvokeAsync(() => card.Button("See the lines").ClickAsync(new()));
        await card.WaitForAssertionAsync(() => Assert.Equal("title,year\nRan,1985\n", card.Find("pre").TextContent));

        await card.InvokeAsync(() => card.Button("Hide the lines").ClickAsync(new()));
        Assert.Empty(card.FindAll("pre"));
    }

    [Fact]
    public async Task Of_many_lines_and_of_long_ones_only_the_beginning_is_shown()
    {
        var card = Show(await DropAsync("title,synopsis\nRan," + new string('x', 500) + "\n" + string.Concat(Enumerable.Range(0, 30).Select(n => $"Film {n},\n"))));

        await card.InvokeAsync(() => card.Button("See the lines").ClickAsync(new()));
        await card.WaitForElementAsync("pre");

        var lines = card.Find("pre").TextContent.Split('\n');
        Assert.Equal((21, "…"), (lines.Length, lines[^1]));
        Assert.Equal((401, '…'), (lines[1].Length, lines[1][^1]));
    }

    [Fact]
    public async Task It_can_be_forgotten_unless_it_is_being_imported()
    {
        var server = await StartAsync("Alpha");
        await using var _ = server;
        var import = await DropAsync("title\nRan\n");
        var card = Show(import);
        card.Button("Forget it").Click();
        Assert.Equal(1, discarded);

        using (var hold = new Hold(server))
        {
            import.Start(["Alpha"], replace: false);
            card.Render();
            Assert.DoesNotContain("Forget it", card.Words(), StringComparison.Ordinal);
        }

        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
        card.Render();
        Assert.Contains("Forget it", card.Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<FileCard> Show(FileImport import) => Render<FileCard>(p => p.Add(card => card.Import, import).Add(card => card.OnDiscard, () => discarded++));
}
