using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Testing;
using MovieNet.Web.Accounts;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>Every address of the app, asked by nobody and by each role.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    // What everybody may ask for; anything else that comes to be is found by the test.
    private static readonly string[] Open = ["/account/first", "/account/invitation", "/account/sign-in", "/health/live", "/health/ready"];

    private readonly TempFolder home = new();
    private readonly InProcessApp app;

    public AccessTests() => app = new(home.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        home.Dispose();
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_nothing_but_what_it_takes_to_sign_in()
    {
        using var nobody = new AccountClient(app.Url);
        var asked = new List<string>();
        foreach (var route in Routes())
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, new Uri(app.Url, route));
                using var answer = await nobody.SendAsync(request);
                asked.Add(route);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed || string.Equals(answer.Headers.Location?.AbsolutePath, SignInSetup.Page, StringComparison.Ordinal),
                    $"{method} {route} answers with {(int)answer.StatusCode}");
            }
        }

        Assert.Superset(new HashSet<string>(["/", "/movies", "/movie", "/edit", "/add", "/import", "/servers", "/users", "/account", "/export", "/_blazor/negotiate", "/account/sign-out"], StringComparer.Ordinal), asked.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Role.Viewer, "/edit /add /import /import/00000000-0000-0000-0000-000000000000/rejected /users")]
    [InlineData(Role.Editor, "/users")]
    [InlineData(Role.Administrator, "")]
    public async Task Each_role_gets_what_it_is_for(Role role, string forbidden)
    {
        await app.AddAsync("anna", role);
        using var anna = new AccountClient(app.Url);
        using var signedIn = await anna.SignInAsync("anna");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        foreach (var path in new[] { "/", "/movies", "/movie?title=x", "/servers", "/servers/movienet-servers.json", "/export", "/account", "/edit?title=x", "/add", "/import", $"/import/{Guid.Empty}/rejected", "/users" })
        {
            using var answer = await anna.GetAsync(path);
            var refuses = string.Equals(answer.Headers.Location?.AbsolutePath, "/account/forbidden", StringComparison.Ordinal);
            Assert.True(refuses == forbidden.Split(' ').Contains(path.Split('?')[0], StringComparer.Ordinal), $"{role}: {path} answers with {(int)answer.StatusCode} {answer.Headers.Location}");
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }

    [Fact]
    public async Task No_circuit_is_made_for_whoever_is_not_signed_in()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", app.Url.GetLeftPart(UriPartial.Authority));

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new($"ws://{app.Url.Authority}/_blazor"), Token));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_learns_whether_it_is_ready_and_nothing_of_the_servers()
    {
        using var nobody = new AccountClient(app.Url);
        using var answer = await nobody.GetAsync("health/ready");

        Assert.Contains("\"servers\":null", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>Every address that the app routes, without files and without what is open on purpose.</summary>
    private IEnumerable<string> Routes() => app.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.OrdinalIgnoreCase))
        .Where(route => !route.Contains('{', StringComparison.Ordinal) && !Path.HasExtension(route) && !Open.Contains(route, StringComparer.Ordinal))
        .Append($"/servers/movienet-servers.json").Distinct(StringComparer.Ordinal);
}
