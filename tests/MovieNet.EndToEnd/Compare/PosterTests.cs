using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

public sealed class PosterTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    [Fact]
    public async Task A_poster_lies_over_the_drawn_one_and_its_server_does_not_learn_what_page_it_is_for()
    {
        var pictures = await OwnAsync(PictureServer.StartAsync());
        var fleet = await StartAsync(pictures.Address("/poster.png"));
        var page = await OpenAsync(fleet.App, "movie?title=Ran");

        var picture = page.Locator(".film web-poster img");
        await Expect(picture).ToHaveClassAsync("seen");
        await Expect(picture).ToHaveAttributeAsync("loading", "lazy");
        Assert.Equal(("/poster.png", ""), Assert.Single(pictures.Asked));
        // At one moment: what comes to the page later may move both.
        var boxes = await page.EvaluateAsync<double[][]>("""
            () => ['.film svg.poster', '.film web-poster img'].map(part => {
                const box = document.querySelector(part).getBoundingClientRect();
                return [box.x, box.y, box.width, box.height];
            })
            """);
        Assert.Equal(boxes[0], boxes[1]);
        Assert.Equal([104, 156], boxes[0][2..]);
    }

    [Fact]
    public async Task Nothing_is_fetched_that_was_not_chosen()
    {
        var pictures = await OwnAsync(PictureServer.StartAsync());
        var fleet = await StartAsync(pictures.Address("/poster.png"));
        var page = await OpenAsync(fleet.App);
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();
        await Expect(page.Locator("web-poster")).ToHaveCountAsync(1);
        Assert.Empty(pictures.Asked);

        await page.Locator("summary[aria-label='Density, columns and waiting']").ClickAsync();
        await page.GetByLabel("Everywhere").CheckAsync();
        await Expect(page.MovieRow("Ran").Locator("web-poster img")).ToHaveClassAsync("seen");
        Assert.Single(pictures.Asked);

        await GotoAsync(page, "movie?title=Ran");
        await Expect(page.Locator(".film web-poster img")).ToHaveClassAsync("seen");
        await page.Locator("summary[aria-label='More']").ClickAsync();
        await Expect(page.GetByLabel("Everywhere")).ToBeCheckedAsync();
        await page.GetByLabel("Nowhere").CheckAsync();
        await Expect(page.Locator("web-poster img")).ToHaveCountAsync(0);

        var asked = pictures.Asked.Count;
        await ReloadAsync(page);
        await Expect(page.Locator(".film web-poster")).ToHaveCountAsync(1);
        await GotoAsync(page, "movies");
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();
        Assert.Equal(asked, pictures.Asked.Count);
    }

    [Fact]
    public async Task What_is_no_picture_leaves_the_drawn_one_alone()
    {
        var pictures = await OwnAsync(PictureServer.StartAsync());
        var fleet = await StartAsync(pictures.Address("/broken.png"));
        var page = await OpenAsync(fleet.App, "movie?title=Ran");
        await Expect(page.Locator(".film svg.poster")).ToBeVisibleAsync();

        await page.WaitForFunctionAsync("() => performance.getEntriesByName(document.querySelector('web-poster').getAttribute('src')).length > 0");
        await Expect(page.Locator("web-poster img")).ToHaveCountAsync(0);
    }

    private Task<TestFleet> StartAsync(string poster)
    {
        var movie = new Movie { Title = "Ran", Year = 1985, PosterUrl = poster };
        return OwnAsync(TestFleet.StartAsync(("Alpha", [movie]), ("Beta", [movie])));
    }
}
