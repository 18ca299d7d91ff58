using MovieNet.Protocol;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ColumnsCardTests : ImportCardTest
{
    [Fact]
    public async Task Every_column_shows_what_is_in_it_and_what_it_becomes()
    {
        var card = Show(await DropAsync("title,Preis\nRan,1\nAlien,2\nEmma,3\nIkiru,4\n"));

        Assert.Equal("Columns 2 found, 1 used All 4 lines fit", card.Find("header").Words());
        Assert.Equal(["Ran, Alien, Emma", "1, 2, 3"], card.FindAll(".sample").Skip(1).Select(cell => cell.Words()));
        Assert.Equal(["Title", "Leave out"], card.FindAll("option[selected]").Select(option => option.Words()));
        Assert.Equal("In the file First lines Becomes Lines that fit", card.Find("thead").Words());
    }

    [Fact]
    public async Task A_column_is_left_out_and_taken_in_again()
    {
        var import = await DropAsync("title,when\nRan,1985\n");
        var card = Show(import);

        card.Find("select[aria-label='when becomes']").Change("Year");
        Assert.Equal("when", import.File!.Mapping.Columns[MovieField.Year]);
        card.Find("select[aria-label='when becomes']").Change("");
        Assert.DoesNotContain(MovieField.Year, import.File.Mapping.Columns.Keys);
    }

    [Fact]
    public async Task Without_a_title_it_says_what_is_missing() => Assert.Contains("Say which column holds the title", Show(await DropAsync("Werk\nRan\n")).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Lines_that_cannot_be_taken_apart_are_counted_apart()
    {
        var card = Show(await DropAsync("title,year\nRan,1985\nTaxi Driver, the cut,1976\n"));

        Assert.Equal("1 of 2 lines fit", card.Find(".fit").Words());
        Assert.Equal("1 line cannot be taken apart at all; below is why.", card.Find(".under").Words());
        Assert.Empty(Show(await DropAsync("title\nRan\n")).FindAll(".under"));
    }

    [Fact]
    public async Task Once_servers_have_it_it_folds_and_can_be_looked_at_but_not_changed()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync("title\nRan\n");
        await ImportAsync(import, "Alpha");
        var card = Show(import);
        Assert.Empty(card.FindAll("table"));

        card.Button("Show").Click();
        Assert.All(card.FindAll("select"), select => Assert.True(select.HasAttribute("disabled")));
        Assert.Equal("true", card.Button("Hide").GetAttribute("aria-expanded"));

        card.Button("Hide").Click();
        Assert.Empty(card.FindAll("table"));
    }

    [Fact]
    public async Task The_columns_that_a_file_of_rejected_lines_has_more_are_not_shown() =>
        Assert.Equal(["title"], Show(await DropAsync("rejectedAt,rejectedBecause,title\nfilms.csv line 2,year,Ran\n")).FindAll("td.mono").Select(name => name.Words()));

    private IRenderedComponent<ColumnsCard> Show(FileImport import) => Render<ColumnsCard>(p => p.Add(card => card.Import, import));
}
