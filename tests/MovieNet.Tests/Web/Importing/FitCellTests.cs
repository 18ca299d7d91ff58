using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class FitCellTests : ComponentTest
{
    [Fact]
    public async Task A_column_that_is_left_out_is_not_imported_and_before_anything_can_be_counted_nothing_is_said()
    {
        Assert.Equal("not imported", Show(null, await CheckAsync(toTheEnd: true)).Words());
        Assert.Equal("", Show(MovieField.Year, null).Words());
    }

    [Fact]
    public async Task While_it_is_counted_no_column_is_said_to_fit_whole()
    {
        var check = await CheckAsync(toTheEnd: false);

        Assert.Equal("all so far", Show(MovieField.Title, check).Words());
        Assert.Equal("being counted", Show(MovieField.Title, check).Find("svg").GetAttribute("aria-label"));
        Assert.Equal("1 do not", Show(MovieField.Year, check).Words());
    }

    [Fact]
    public async Task Once_it_is_counted_it_is_said_how_many_fit()
    {
        var check = await CheckAsync(toTheEnd: true);

        Assert.Equal("all", Show(MovieField.Title, check).Words());
        Assert.Equal("1 of 3", Show(MovieField.Year, check).Words());
        Assert.Equal("not all", Show(MovieField.Year, check).Find("svg").GetAttribute("aria-label"));
    }

    /// <summary>Three lines, of which the first and the last have no year; counted to the end, or to the first of them.</summary>
    private static async Task<FileCheck> CheckAsync(bool toTheEnd)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("films.csv"), "title,year\nRan,soon\nAlien,1979\nEmma,late\n", TestContext.Current.CancellationToken);
        var file = await ImportFile.OpenAsync(folder.File("films.csv"), new() { Name = "films.csv", Format = null, NeedsTitle = false }, TestContext.Current.CancellationToken);
        var check = new FileCheck(file);
        await foreach (var _ in check.RejectedAsync(TestContext.Current.CancellationToken))
        {
            if (!toTheEnd)
            {
                break;
            }
        }

        return check;
    }

    private IRenderedComponent<FitCell> Show(MovieField? field, FileCheck? check) => Render<FitCell>(p => p.Add(cell => cell.Field, field).Add(cell => cell.Check, check));
}
