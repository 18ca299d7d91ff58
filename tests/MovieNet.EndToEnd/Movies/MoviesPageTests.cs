using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Movies;

public sealed class MoviesPageTests(BrowserFixture browsers, InProcessApp app) : IClassFixture<InProcessApp>
{
    [Fact]
    public async Task The_page_opens_and_becomes_interactive_without_an_error_in_the_console()
    {
        await using var context = await browsers.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);

        var circuit = page.WaitForWebSocketAsync();
        await page.GotoAsync(app.Url.ToString());
        await circuit;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Movies");
        Assert.Empty(errors);
    }
}
