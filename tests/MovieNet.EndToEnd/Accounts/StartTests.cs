using System.Net;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>What the program says when it starts.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_first_start_prints_a_link_that_makes_an_administrator_and_later_ones_do_only_when_asked()
    {
        await using (var first = await WebProcess.StartAsync(home.Path))
        {
            var link = new Uri((await first.LineAsync("/account/first?code=")).Trim());
            using var client = new AccountClient(new(link, "/"));
            using var made = await client.FillAsync(link.PathAndQuery, "first", ("Input.Name", "bea"), ("Input.Password", People.Password), ("Input.Again", People.Password));
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
            Assert.All(new[] { "accounts.db", "accounts.db-wal" }, file =>
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(home.File(file)) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        }

        await using (var second = await WebProcess.StartAsync(home.Path))
        {
            var address = await second.ListeningAsync();
            Assert.DoesNotContain("code=", string.Concat(await second.LinesAsync("Application started")), StringComparison.Ordinal);
            using var client = new AccountClient(address);
            using var signedIn = await client.SignInAsync("bea");
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        await using var third = await WebProcess.StartAsync(home.Path, "--new-administrator", "--public-url", "https://films.example.org/");
        Assert.StartsWith("https://films.example.org/account/first?code=", (await third.LineAsync("/account/first?code=")).Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other machines could reach", "--urls", "http://0.0.0.0:0")]
    [InlineData("with --proxies", "--urls", "http://127.0.0.1:0", "--proxies", "127.0.0.1")]
    public async Task Without_sign_in_it_runs_for_its_own_machine_only(string why, params string[] arguments)
    {
        await using var app = await WebProcess.StartAsync(home.Path, ["--without-sign-in", .. arguments]);

        Assert.Contains(why, await app.LineAsync("movienet-web: --without-sign-in"), StringComparison.Ordinal);
        Assert.Equal(1, await app.ExitCodeAsync());
    }
}
