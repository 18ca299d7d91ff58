using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Looks;

public sealed class KeysTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    [Fact]
    public async Task A_question_mark_shows_every_key_and_Escape_leads_back()
    {
        var page = await OpenAsync(samples.Fleet.App, "movie?title=Alien");
        await Expect(page.FieldRow("Runtime")).ToBeVisibleAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });

        await page.Keyboard.PressAsync("?");
        await Expect(dialog).ToContainTextAsync("then apply the draft");
        await Expect(dialog.Button("Close")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);

        await page.Button("Keyboard shortcuts").ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        // What is below a dialog does not hear keys.
        await page.Keyboard.PressAsync("e");
        await dialog.Button("Close").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.FieldRow("Runtime")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("e");
        await Expect(page.Field("Country")).ToBeVisibleAsync();
        await page.Field("Country").PressSequentiallyAsync("e?");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.StartsWith("e?", await page.Field("Country").InputValueAsync(), StringComparison.Ordinal);
    }
}
