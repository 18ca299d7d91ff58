using Microsoft.Playwright;
using MovieNet.EndToEnd.Looks;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>Sign-in, roles and accounts, as people meet them.</summary>
public sealed class AccountPagesTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 };

    [Fact]
    public async Task One_signs_in_comes_to_where_one_wanted_and_out_again()
    {
        var fleet = await StartAsync(("anna", Role.Editor));
        var page = await OpenSignInAsync(fleet.App, "movie?title=Ran&year=1985");
        MayComplain();
        await page.SignInAsync("anna", "not the password");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("anna");

        await page.SignInAsync("anna");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ran" })).ToBeVisibleAsync();
        await Expect(page.Locator(".tl li").First).ToBeVisibleAsync();

        await page.Locator("summary[aria-label='Account: anna']").ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/movies");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_an_editor_writes_stands_under_his_name_in_every_servers_log()
    {
        var fleet = await StartAsync(("anna", Role.Editor));
        var page = await SignInAsync(fleet.App, "anna", "edit?title=Ran&year=1985");
        await page.Field("Runtime, minutes").FillAsync("160");
        await page.Button("Preview 2 writes").ClickAsync();
        await page.Button("Apply 2 writes").ClickAsync();
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");

        Assert.Equal(["anna (MovieNet Web)", "anna (MovieNet Web)"], await LastActorsAsync(fleet));
    }

    [Fact]
    public async Task A_viewer_sees_everything_and_is_offered_nothing_that_changes_it()
    {
        var fleet = await StartAsync(("vera", Role.Viewer));
        var page = await SignInAsync(fleet.App, "vera", "movie?title=Ran&year=1985");
        await Expect(page.Locator(".tl li").First).ToBeVisibleAsync();
        foreach (var offered in new[] { "Delete…", "Edit Genres", "Undo: added on Alpha and Beta" })
        {
            await Expect(page.Button(offered)).ToHaveCountAsync(0);
        }

        await Expect(page.GetByText("Edit everywhere")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Import" })).ToHaveCountAsync(0);

        await GotoAsync(page, "movies");
        await Expect(page.Locator(".row .t a").First).ToBeVisibleAsync();
        await Expect(page.Locator(".mlist input[type=checkbox]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".row .cbx").First).ToBeHiddenAsync();
        Assert.Equal(7, await page.EvaluateAsync<int>("() => getComputedStyle(document.querySelector('.row:not(.hd)')).gridTemplateColumns.split(' ').length"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a movie" })).ToHaveCountAsync(0);

        await GotoAsync(page, "servers");
        await Expect(page.Locator(".srvs .ok").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Import list")).ToHaveCountAsync(0);
        await Expect(page.Button("Pause Alpha")).ToHaveCountAsync(0);
        await Expect(page.Locator("#new-name")).ToHaveCountAsync(0);

        MayComplain();
        await page.GotoAsync("/edit?title=Ran&year=1985");
        await Expect(page.GetByText("vera is a viewer")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_invites_somebody_who_chooses_a_password_and_is_in()
    {
        var fleet = await StartAsync(("bea", Role.Administrator));
        var page = await SignInAsync(fleet.App, "bea", "users");
        await page.GetByLabel("Name").FillAsync("carl");
        await page.GetByLabel("Viewer").CheckAsync();
        await page.Button("Invite").ClickAsync();
        var link = await page.GetByLabel("The link").InputValueAsync();
        await Expect(page.GetByText("invited, has not come yet")).ToBeVisibleAsync();

        var carl = await OpenSignInAsync(fleet.App, link[fleet.App.Url.ToString().Length..]);
        await carl.GetByLabel("Password", new() { Exact = true }).FillAsync(People.Password);
        await carl.GetByLabel("Password, once more").FillAsync(People.Password);
        await carl.Button("Choose it and sign in").ClickAsync();
        await Expect(carl.Locator("summary[aria-label='Account: carl']")).ToBeVisibleAsync();

        // He is there at once, in the page that was open all along.
        await Expect(page.GetByText("may sign in")).ToHaveCountAsync(2);
        MayComplain();
        await carl.GotoAsync(link);
        await Expect(carl.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not work");
    }

    [Theory]
    [InlineData("Shut out: anna")]
    [InlineData("Sign out everywhere: anna")]
    public async Task Whoever_is_shut_out_is_out_of_every_open_page_at_once(string action)
    {
        var fleet = await StartAsync(("anna", Role.Editor), ("bea", Role.Administrator));
        var anna = await SignInAsync(fleet.App, "anna", "edit?title=Ran&year=1985");
        await anna.Field("Runtime, minutes").FillAsync("160");
        var bea = await SignInAsync(fleet.App, "bea", "users");

        await bea.Locator("summary[aria-label='anna: more']").ClickAsync();
        await bea.Button(action).ClickAsync();

        await Expect(anna.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_role_holds_from_then_on_and_the_last_administrator_stays_one()
    {
        var fleet = await StartAsync(("anna", Role.Viewer), ("bea", Role.Administrator));
        var anna = await SignInAsync(fleet.App, "anna", "movies");
        var bea = await SignInAsync(fleet.App, "bea", "users");
        await bea.GetByLabel("Role of anna").SelectOptionAsync("Editor");
        await anna.SignInAsync("anna");
        await Expect(anna.GetByRole(AriaRole.Link, new() { Name = "Add a movie" })).ToBeVisibleAsync();

        await bea.GetByLabel("Role of bea").SelectOptionAsync("Viewer");
        await Expect(bea.GetByRole(AriaRole.Alert)).ToContainTextAsync("bea is the only administrator");
        await Expect(bea.GetByLabel("Role of bea")).ToHaveValueAsync("Administrator");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_pages_fit_their_window_and_can_be_used_by_everybody(int width, ColorScheme scheme)
    {
        var fleet = await StartAsync(("anna", Role.Viewer), ("bea", Role.Administrator));
        var page = await OpenSignInAsync(fleet.App, "account/sign-in", width, scheme);
        var manners = new Manners(page, width, scheme);
        await manners.LookAsync("sign-in");
        MayComplain();
        await page.SignInAsync("bea", "not the password");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await manners.LookAsync("a refused sign-in");
        await page.SignInAsync("bea");
        await Expect(page.Locator("a.fleet")).ToBeVisibleAsync();

        await GotoAsync(page, "users");
        await Expect(page.GetByLabel("Role of anna")).ToBeVisibleAsync();
        await manners.LookAsync("the users");
        await page.Locator("summary[aria-label='anna: more']").ClickAsync();
        await Expect(page.Button("Shut out: anna")).ToBeVisibleAsync();
        await manners.LookAsync("the menu of a user");
        await page.Button("Link to choose a password: anna").ClickAsync();
        await Expect(page.GetByLabel("The link")).ToBeVisibleAsync();
        await manners.LookAsync("a link");
        await page.Locator("summary[aria-label='Account: bea']").ClickAsync();
        await manners.LookAsync("the menu of the visitor");

        await page.GotoAsync("/account");
        await manners.LookAsync("the account");
        await page.GotoAsync("/account/forbidden");
        await manners.LookAsync("what is not allowed");
        await page.GotoAsync("/account/first?code=x");
        await manners.LookAsync("a link that does not work");
        manners.Judge();
    }

    /// <summary>Alpha and Beta with one movie, and people with accounts.</summary>
    private async Task<TestFleet> StartAsync(params (string Name, Role Role)[] people)
    {
        var fleet = await OwnAsync(TestFleet.StartWithSignInAsync(("Alpha", [Ran]), ("Beta", [Ran])));
        foreach (var (name, role) in people)
        {
            await fleet.App.AddAsync(name, role);
        }

        return fleet;
    }

    private async Task<IPage> SignInAsync(InProcessApp app, string name, string address)
    {
        var page = await OpenSignInAsync(app, address);
        await page.SignInAsync(name);
        await Expect(page.Locator("a.fleet[aria-label^='Fleet']")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<IReadOnlyList<string?>> LastActorsAsync(TestFleet fleet)
    {
        var actors = new List<string?>();
        await foreach (var answer in fleet.App.Fleet.AskAsync((_, client, token) => client.ChangesAsync(new() { After = 1 }, token)))
        {
            Assert.True(answer.IsKnown, answer.Silence);
            actors.Add(answer.Value!.Changes[^1].Who);
        }

        return actors;
    }
}
