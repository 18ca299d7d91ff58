using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Testing;
using MovieNet.Web.Accounts;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>Signing in, as plain requests.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly TempFolder home = new();
    private readonly InProcessApp app;
    private readonly AccountClient client;

    public SignInTests()
    {
        app = Start();
        client = new(app.Url);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await app.AddAsync("anna", Role.Editor);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        home.Dispose();
    }

    [Fact]
    public async Task The_cookie_is_for_this_app_only_and_no_script_reads_it()
    {
        using var answer = await client.SignInAsync("anna");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("movienet=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/", answer.Headers.Location?.ToString().Replace(app.Url.ToString(), "/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    public async Task Behind_tls_the_cookie_is_secure_if_the_proxy_that_says_so_is_named(string proxy, bool isSecure)
    {
        await using var behind = Start(("proxies", proxy));
        using var browser = new AccountClient(behind.Url);
        var token = await browser.TokenAsync("account/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(behind.Url, "account/sign-in"))
        {
            Content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Input.Name", "anna"), new("Input.Password", People.Password)]),
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.SendAsync(request);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("movienet=", StringComparison.Ordinal));
        Assert.Equal(isSecure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(isSecure, answer.Headers.Contains("Strict-Transport-Security"));
        using var form = new HttpRequestMessage(HttpMethod.Get, new Uri(behind.Url, "account/sign-in"));
        form.Headers.Add("X-Forwarded-Proto", "https");
        using var other = new AccountClient(behind.Url);
        using var shown = await other.SendAsync(form);
        Assert.Equal(isSecure, Assert.Single(shown.Headers.GetValues("Set-Cookie")).Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/movies?is=differs", "/movies?is=differs")]
    [InlineData("https://films.example.org/", "/")]
    [InlineData("//films.example.org", "/")]
    [InlineData("/\\films.example.org", "/")]
    [InlineData("/account/sign-out", "/")]
    public async Task Afterwards_one_is_where_one_wanted_to_go_if_that_is_here(string back, string there)
    {
        using var answer = await client.FillAsync($"account/sign-in?back={Uri.EscapeDataString(back)}", "sign-in", ("Input.Name", "anna"), ("Input.Password", People.Password));

        Assert.Equal(new Uri(app.Url, there), new Uri(app.Url, answer.Headers.Location!));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help_either()
    {
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SignInAsync("anna", "not it, not it");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var right = await client.SignInAsync("anna");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        Assert.Contains("too many tries", await right.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_does_nothing()
    {
        using var signedIn = await client.SignInAsync("anna");
        foreach (var (path, form) in new[] { ("account/sign-out", null), ("account", "everywhere"), ("account/sign-in", "sign-in") })
        {
            using var answer = await client.SendAsync(path, form, "made up");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var still = await client.GetAsync("movies");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_cookie_from_before_signing_out_everywhere_is_worth_nothing()
    {
        using var signedIn = await client.SignInAsync("anna");
        using var elsewhere = new AccountClient(app.Url);
        using var too = await elsewhere.SignInAsync("anna");
        Assert.Contains("\"servers\":[", await ReadyAsync(), StringComparison.Ordinal);

        using var everywhere = await elsewhere.FillAsync("account", "everywhere");
        Assert.Equal(SignInSetup.Page, everywhere.Headers.Location is { } there ? new Uri(app.Url, there).AbsolutePath : $"{(int)everywhere.StatusCode} {await everywhere.Content.ReadAsStringAsync(Token)}");
        Assert.Contains("\"servers\":null", await ReadyAsync(), StringComparison.Ordinal);
        using var here = await client.GetAsync("movies");

        Assert.Equal(SignInSetup.Page, here.Headers.Location?.AbsolutePath);

        // Asked without signing in too, so it must look at the cookie by itself.
        async Task<string> ReadyAsync()
        {
            using var ready = await client.GetAsync("health/ready");
            return await ready.Content.ReadAsStringAsync(Token);
        }
    }

    [Fact]
    public async Task The_link_of_the_first_administrator_works_once()
    {
        var code = app.Services.GetRequiredService<AdministratorLink>().Issue();
        using var short_ = await client.FillAsync($"account/first?code={code}", "first", ("Input.Name", "bea"), ("Input.Password", "short"), ("Input.Again", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short_.StatusCode);

        using var made = await client.FillAsync($"account/first?code={code}", "first", ("Input.Name", "bea"), ("Input.Password", People.Password), ("Input.Again", People.Password));
        using var users = await client.GetAsync("users");
        Assert.Equal(HttpStatusCode.OK, users.StatusCode);

        using var again = await client.GetAsync($"account/first?code={code}");
        using var guess = await client.GetAsync("account/first?code=");
        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone], [again.StatusCode, guess.StatusCode]);
    }

    /// <summary>An app over the same accounts.</summary>
    private InProcessApp Start(params (string Name, string Value)[] settings) =>
        new(home.Path, settings: settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));
}
