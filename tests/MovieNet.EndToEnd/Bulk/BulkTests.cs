using System.Text.Json;
using Microsoft.Playwright;
using MovieNet.Federation;
using MovieNet.Protocol;
using static MovieNet.EndToEnd.Bulk.BulkParts;

namespace MovieNet.EndToEnd.Bulk;

public sealed class BulkTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private const int Many = 240;

    // A server that hangs is not given up before the test has let it go on.
    private static readonly FleetOptions Patient = new() { HeartbeatTimeout = TimeSpan.FromSeconds(30), RequestTimeout = TimeSpan.FromSeconds(30) };

    private static LocatorAssertionsToContainTextOptions Soon => new() { Timeout = 30_000 };

    [Fact]
    public async Task Many_films_are_added_where_they_are_missing_a_server_dies_in_the_middle_and_gets_the_rest_when_it_is_back()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(Patient, ("Alpha", Films(Many)), ("Beta", []), ("Gamma", [])));
        var page = await SelectAllAsync(fleet, Many);
        await page.Bar().Button("Add where missing…").ClickAsync();
        await Expect(page.ServerLine("Gamma")).ToContainTextAsync($"{Many} adds");

        await fleet.Gamma.StopAsync();
        await page.Button($"Write {2 * Many} records").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{Many} written");
        await fleet.Gamma.KillAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{2 * Many} of {2 * Many} receipted", Soon);
        await Expect(page.Lines().First).ToContainTextAsync("Gamma");
        await Expect(page.Lines().First.Locator(".what")).Not.ToContainTextAsync("Written");

        await fleet.Gamma.StartAgainAsync();
        await fleet.UntilAllAnswerAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).Not.ToContainTextAsync("not sure yet");
        await page.GetByRole(AriaRole.Dialog).GetByText("Retry").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($": {2 * Many} written", Soon);

        Assert.Equal((Many, Many), (await CountAsync(fleet.Beta), await CountAsync(fleet.Gamma)));
        await page.Button("Close").ClickAsync();
        await Expect(page.MovieRow("Film 000").Strip()).ToHaveAccessibleNameAsync("Alpha, Beta, Gamma have it and agree");
    }

    [Fact]
    public async Task After_a_stop_what_is_written_stays_and_the_rest_is_not_sent()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(Patient, ("Alpha", Films(Many)), ("Beta", [])));
        var page = await SelectAllAsync(fleet, Many);
        await page.Bar().Button("Add where missing…").ClickAsync();
        await Expect(page.ServerLine("Beta")).ToContainTextAsync($"{Many} adds");

        await fleet.Beta.StopAsync();
        await page.Button($"Write {Many} records").ClickAsync();
        await page.Button("Stop").ClickAsync();
        await Expect(page.Button("Stopping…")).ToBeDisabledAsync();
        await fleet.Beta.ContinueAsync();

        await Expect(page.Button("Close")).ToBeVisibleAsync();
        // So many were on their way as had begun before the stop.
        var written = await CountAsync(fleet.Beta);
        Assert.InRange(written, 1, BulkWriter.AtOnce);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{written} written, {Many - written} not sent");
        await Expect(page.Lines().First).ToContainTextAsync("Not sent, stopped before it was sent; nothing was written");
    }

    [Fact]
    public async Task One_servers_values_are_taken_and_the_receipts_are_saved()
    {
        var (alpha, beta, gamma) = (Films(3), Films(3).Select(film => film with { RuntimeMinutes = 91, Language = "Danish" }).ToArray(), Films(2));
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", alpha), ("Beta", beta), ("Gamma", gamma)));
        var page = await SelectAllAsync(fleet, 3);
        await page.Bar().Button("Take values from…").ClickAsync();
        await page.GetByLabel("Values of").SelectOptionAsync("Alpha");
        await Expect(page.Lines()).ToHaveCountAsync(3);
        await Expect(page.Lines().First).ToContainTextAsync("Runtime 91 min");
        await Expect(page.ServerLine("Gamma")).ToContainTextAsync("nothing to write");

        // Somebody else is quicker: the preview shows it, and what is written is what was shown.
        await fleet.Beta.ChangeAsync("Film 001", MovieField.RuntimeMinutes, FieldValue.Of(90));
        await Expect(page.Lines()).ToHaveCountAsync(2);
        await page.Button("Change 2 records").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2 written");
        Assert.Equal([(90, "Danish"), (90, "Danish")], new[] { await fleet.Beta.GetAsync("Film 000"), await fleet.Beta.GetAsync("Film 002") }.Select(record => (record.Movie.RuntimeMinutes!.Value, record.Movie.Language!)));

        var table = await SaveAsync(page, "CSV");
        Assert.Equal(3, table.Trim().Split('\n').Length);
        Assert.Contains("Beta,Film 000,1950,edit,runtimeMinutes: 91 → 90,written,2,", table, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await SaveAsync(page, "JSON"));
        Assert.Equal(["written", "written"], json.RootElement.EnumerateArray().Select(receipt => receipt.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Films_are_deleted_after_a_tick_and_are_gone_from_the_list()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Films(4)));
        var page = await OpenAsync(fleet.App);
        await page.MovieRow("Film 001").Box().ClickAsync();
        await page.MovieRow("Film 002").Box().ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.Bar().Button("Delete…").ClickAsync();
        await Expect(page.Button("Delete 6 records")).ToBeDisabledAsync();

        await page.GetByLabel("Delete 6 records on 3 servers").ClickAsync();
        await page.Button("Delete 6 records").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("6 deleted");
        await page.Button("Close").ClickAsync();

        await Expect(page.MovieRow("Film 001")).ToHaveCountAsync(0);
        await Expect(page.MovieRow("Film 003")).ToBeVisibleAsync();
        await Expect(page.Bar()).ToHaveCountAsync(0);
        Assert.All(await Task.WhenAll(fleet.Servers.Select(CountAsync)), count => Assert.Equal(2, count));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_known_and_nothing_is_written_there()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Films(2)), ("Beta", []), ("Gamma", [])));
        await fleet.Gamma.KillAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.Banner("Gamma")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).ClickAsync();
        await page.Bar().Button("Add where missing…").ClickAsync();

        // Why it is not known depends on whether it was already tried again.
        await Expect(page.ServerLine("Gamma")).ToContainTextAsync("not known (");
        await Expect(page.ServerLine("Gamma")).ToContainTextAsync("), nothing is written");
        await Expect(page.Button("Write 2 records")).ToBeEnabledAsync();
        await fleet.Gamma.StartAgainAsync();
        await Expect(page.Button("Write 4 records")).ToBeEnabledAsync();
    }

    private async Task<IPage> SelectAllAsync(TestFleet fleet, int count)
    {
        var page = await OpenAsync(fleet.App);
        await Expect(page.MovieRow("Film 000")).ToBeVisibleAsync();
        await Expect(page.Locator(".meta b.num")).ToHaveTextAsync($"{count}");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{count} selected");
        return page;
    }

    private static async Task<long> CountAsync(MovieNet.Testing.RunningServer server)
    {
        await using var client = await server.ConnectAsync();
        return (await client.StatusAsync()).Movies;
    }

    private static async Task<string> SaveAsync(IPage page, string format)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Button($"Save receipts as {format}").ClickAsync());
        Assert.EndsWith("." + format.ToLowerInvariant(), download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
