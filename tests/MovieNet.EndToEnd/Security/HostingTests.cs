using System.Net;
using System.Net.WebSockets;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Security;

/// <summary>What the app says to whom, before any page of it is alive.</summary>
public sealed class HostingTests : IAsyncLifetime
{
    private readonly TempFolder home = new();
    private readonly InProcessApp app;
    private readonly HttpClient client = new();

    public HostingTests() => app = new(home.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        home.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("movies")]
    [InlineData("nowhere")]
    [InlineData("export?format=none")]
    [InlineData("assets/css/movienet.css")]
    public async Task Every_answer_says_what_the_browser_may_do(string path)
    {
        using var answer = await client.GetAsync(new Uri(app.Url, path), Token);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff", "DENY", "same-origin"], new[] { "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy" }.Select(name => Header(answer, name)));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_is_not_kept_but_its_styles_are()
    {
        using var page = await client.GetAsync(new Uri(app.Url, "movies"), Token);
        using var style = await client.GetAsync(new Uri(app.Url, "assets/css/movienet.css"), Token);

        Assert.Contains("no-store", Header(page, "Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain("no-store", Header(style, "Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("films.example.org", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.example.org", HttpStatusCode.BadRequest)]
    public async Task It_answers_to_its_own_names_only(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url, "movies"));
        request.Headers.Host = $"{host}:{app.Url.Port}";
        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://films.example.org", "_blazor")]
    [InlineData("http://films.example.org", "_BLAZOR")]
    [InlineData("http://films.example.org", "_Blazor/")]
    [InlineData("http://films.example.org", "%5fblazor")]
    [InlineData("http://localhost:1", "_blazor")]
    [InlineData("null", "_blazor")]
    [InlineData(null, "_blazor")]
    [InlineData(null, "_blazoR")]
    public async Task No_other_site_gets_a_circuit(string? origin, string hub)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(new Uri(app.Url, hub)) { Scheme = "ws" }.Uri, Token));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Its_own_pages_get_one()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", app.Url.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(Hub, Token);

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task What_they_are_sent_is_compressed_and_no_compressor_is_kept_for_each_of_them()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.DangerousDeflateOptions = new();
        socket.Options.SetRequestHeader("Origin", app.Url.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(Hub, Token);

        var agreed = socket.HttpResponseHeaders!["Sec-WebSocket-Extensions"].Single().Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("permessage-deflate", agreed);
        Assert.Contains("server_no_context_takeover", agreed);
    }

    [Fact]
    public async Task Negotiating_for_another_site_is_refused_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, "_blazor/negotiate?negotiateVersion=1"));
        request.Headers.Add("Origin", "http://films.example.org");
        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Uri Hub => new UriBuilder(new Uri(app.Url, "_blazor")) { Scheme = "ws" }.Uri;

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.GetValues(name));
}
