using System.Net;
using System.Text.RegularExpressions;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>A browser without scripts: it keeps cookies, fills forms and follows nothing by itself.</summary>
internal sealed partial class AccountClient : IDisposable
{
    private readonly HttpClient client;

    public AccountClient(Uri app) =>
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = app };

    public CookieContainer Cookies { get; } = new();

    public async Task<HttpResponseMessage> GetAsync(string path) => await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => await client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Loads the page of a form, fills it and sends it.</summary>
    /// <param name="path">The page.</param>
    /// <param name="form">Which form of it; null for one that has no name, whose address is the path.</param>
    /// <param name="fields">What is typed.</param>
    public async Task<HttpResponseMessage> FillAsync(string path, string? form, params (string Name, string? Value)[] fields) =>
        await SendAsync(path, form, await TokenAsync(path), fields);

    /// <summary>Sends a form with a token that was read before.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string? form, string token, params (string Name, string? Value)[] fields)
    {
        var all = fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value ?? "")).Append(new("__RequestVerificationToken", token));
        using var content = new FormUrlEncodedContent(form is null ? all : all.Append(new("_handler", form)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>The token in a page's first form.</summary>
    public async Task<string> TokenAsync(string path)
    {
        using var page = await GetAsync(path);
        return Token().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["token"].Value)
            : throw new InvalidOperationException($"{path} has no form: {(int)page.StatusCode}");
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password = People.Password) =>
        FillAsync("account/sign-in", "sign-in", ("Input.Name", name), ("Input.Password", password));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
