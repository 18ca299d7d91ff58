using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ImportPageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void An_import_that_a_restart_has_ended_says_what_to_do()
    {
        var page = Render<ImportPage>(parameters => parameters.Add(one => one.Id, Guid.NewGuid()));

        Assert.Contains("Imports end when the web app is restarted", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing is written twice", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("input[type=file]"));
    }

    [Fact]
    public async Task A_dropped_file_gets_a_page_of_its_own()
    {
        var page = await DropAsync("films.csv", "title\nRan\n");

        Assert.StartsWith("http://localhost/import/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("1 line, cells parted by", page.Find(".drop").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Several_files_at_once_are_not_taken()
    {
        var page = Render<ImportPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("title\n", "one.csv"), InputFileContent.CreateFromText("title\n", "two.csv"));

        Assert.Contains("drop them one after the other", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Services.GetRequiredService<Imports>().All);
    }

    [Fact]
    public async Task The_columns_are_guessed_and_mapped_and_what_fits_is_counted_before_anything_is_written()
    {
        await using var server = await StartAsync("Alpha");
        var page = await DropAsync("films.csv", "Werk,Jahr,Preis\nAlien,1979,1\nRan,soon,2\n");
        page.WaitForAssertion(() => Assert.Contains("Say which column holds the title", page.Find("header .fit").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("First say which column holds the title", page.Find(".primary").TextContent);

        await ChooseAsync(page, "Werk", "Title");
        await ChooseAsync(page, "Jahr", "Year");

        page.WaitForAssertion(() => Assert.Equal("1 of 2 lines fit", page.Find("header .fit").TextContent), Patience);
        Assert.Equal(["all", "1 of 2", "not imported"], page.FindAll(".map tbody td:last-child").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("3 found, 2 used", page.Find("header .muted").TextContent);
        Assert.Equal("Import 1 line into Alpha", page.Find(".primary").TextContent);
        Assert.Equal(["3", "Ran", "Year", "must be a whole number, is “soon”"], page.FindAll(".rej tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(0, server.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_chosen_and_says_so()
    {
        await using var server = await StartAsync("Alpha");
        await AddDeadAsync("Delta");
        var page = await DropAsync("films.csv", "title\nRan\n");
        page.WaitForAssertion(() => Assert.Equal("Import 1 line into Alpha", page.Find(".primary").TextContent), Patience);
        var delta = page.FindAll(".choose li")[1];
        Assert.Contains("does not answer (connection refused), not chosen: import later", delta.TextContent, StringComparison.Ordinal);
        Assert.True(delta.QuerySelector("input")!.HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Find(".primary").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Done. 1 added", page.FindAll(".prog li")[0].TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Does not answer (connection refused), not chosen: import later", page.FindAll(".prog li")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Imported into Alpha", page.Find("#import-progress").TextContent);
        Assert.Empty(page.FindAll(".map"));
        Assert.Equal(1, server.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task Existing_records_are_left_unless_the_person_says_otherwise_and_others_servers_may_follow()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        var page = await DropAsync("films.csv", "title,year\nRan,1985\nAlien,1979\n");
        page.WaitForAssertion(() => Assert.Equal("Import 2 lines into 2 servers", page.Find(".primary").TextContent), Patience);
        await page.InvokeAsync(() => page.FindAll(".choose input")[1].ChangeAsync(new() { Value = false }));
        Assert.Equal("Import 2 lines into Alpha", page.Find(".primary").TextContent);

        await page.InvokeAsync(() => page.Find(".primary").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Done. 1 added, 1 skipped", page.FindAll(".prog li")[0].TextContent, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.FindAll(".prog button").Single(button => button.TextContent is "Import into Beta too").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Done. 2 added", page.FindAll(".prog li")[1].TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("existing records are skipped", page.Find("header:has(#import-progress)").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_how_else_it_may_be()
    {
        var page = await DropAsync("films.dat", "title\nRan\n");
        page.WaitForAssertion(() => Assert.Contains("does not tell the format", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);

        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent is "Read it as CSV").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("All 1 line fit", page.Find("header .fit").TextContent, StringComparison.Ordinal), Patience);
    }

    private async Task<IRenderedComponent<ImportPage>> DropAsync(string name, string content)
    {
        var page = Render<ImportPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, name));
        var imports = Services.GetRequiredService<Imports>();
        page.WaitForAssertion(() => Assert.Single(imports.All), Patience);
        await page.InvokeAsync(() => page.Render(parameters => parameters.Add(one => one.Id, imports.All[0].Id)));
        return page;
    }

    private static Task ChooseAsync(IRenderedComponent<ImportPage> page, string column, string field) =>
        page.InvokeAsync(() => page.Find($"select[aria-label='{column} becomes']").ChangeAsync(new() { Value = field }));
}
