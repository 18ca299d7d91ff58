using System.Globalization;
using System.Net;
using System.Text;
using MovieNet.Testing;
using MovieNet.Web.Accounts;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>Bad inputs where one signs in: none gets anybody in, and none is an error of the app.</summary>
public sealed class BadSignInTests
{
    private static readonly int Inputs = int.Parse(Environment.GetEnvironmentVariable("MOVIENET_BAD_SIGN_INS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_but_name_and_password_gets_anybody_in()
    {
        using var home = new TempFolder();
        await using var app = new InProcessApp(home.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["sign-in-tries"] = "1000000" });
        await app.AddAsync("anna", Role.Administrator);
        using var client = new AccountClient(app.Url);
        var (token, random) = (await client.TokenAsync("account/sign-in"), new Random(20261127));
        var seen = new Dictionary<HttpStatusCode, int>();
        for (var i = 0; i < Inputs; i++)
        {
            using var answer = await client.SendAsync(Spoiled(random, app.Url, token));
            seen[answer.StatusCode] = seen.GetValueOrDefault(answer.StatusCode) + 1;
            Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("movienet=", StringComparison.Ordinal)), $"input {i} was let in");
            Assert.True((int)answer.StatusCode is >= 200 and < 500, $"input {i}: {(int)answer.StatusCode}");
        }

        using var page = await client.GetAsync("movies");
        Assert.Equal(SignInSetup.Page, page.Headers.Location?.AbsolutePath);
        Assert.Superset(new HashSet<HttpStatusCode>([HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest]), seen.Keys.ToHashSet());
        Assert.Empty(app.Errors.Take());
    }

    [Fact]
    public async Task One_address_may_try_so_often_and_then_has_to_wait()
    {
        using var home = new TempFolder();
        await using var app = new InProcessApp(home.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal));
        using var client = new AccountClient(app.Url);
        var token = await client.TokenAsync("account/sign-in");
        for (var i = 0; i < SignInLimits.Tries; i++)
        {
            using var answer = await client.SendAsync("account/sign-in", "sign-in", token, ("Input.Name", $"name {i}"), ("Input.Password", "not the password"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        using var oneMore = await client.SendAsync("account/sign-in", "sign-in", token, ("Input.Name", "anna"), ("Input.Password", People.Password));
        using var look = await client.GetAsync("account/sign-in");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (oneMore.StatusCode, look.StatusCode));
        Assert.Equal(TimeSpan.FromMinutes(1), oneMore.Headers.RetryAfter?.Delta);
    }

    private static HttpRequestMessage Spoiled(Random random, Uri app, string token)
    {
        string[] pages = ["account/sign-in", "account/sign-in?back=" + Uri.EscapeDataString(Text(random)), "account/first?code=" + Uri.EscapeDataString(Text(random)), "account/invitation?id=x&code=" + Uri.EscapeDataString(Text(random))];
        var page = random.Next(4) == 0 ? pages[random.Next(pages.Length)] : pages[0];
        var handler = page.Split('?')[0].Split('/')[1];
        var fields = new List<KeyValuePair<string, string>>
        {
            new("_handler", random.Next(10) == 0 ? Text(random) : handler),
            new("__RequestVerificationToken", random.Next(10) == 0 ? Text(random) : token),
            new("Input.Name", random.Next(2) == 0 ? "anna" : Text(random)),
            new("Input.Password", random.Next(4) == 0 ? People.Password[..^1] : Text(random)),
        };
        for (var more = random.Next(3); more > 0; more--)
        {
            fields.Add(new(random.Next(2) == 0 ? $"Input[{random.Next(-1, 99)}].Name" : Text(random), Text(random)));
        }

        fields.RemoveAll(_ => random.Next(12) == 0);
        HttpContent content = random.Next(8) switch
        {
            0 => new StringContent(Text(random), Encoding.UTF8, "application/json"),
            1 => new ByteArrayContent(Encoding.Latin1.GetBytes("Input.Name=" + Text(random))) { Headers = { { "Content-Type", "application/x-www-form-urlencoded" } } },
            2 => Multipart(fields),
            _ => new FormUrlEncodedContent(fields),
        };
        return new(HttpMethod.Post, new Uri(app, page)) { Content = content };
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(field => field.Key.Length > 0 && field.Key.All(letter => char.IsAsciiLetter(letter) || letter is '.' or '_')))
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }

    private static string Text(Random random) => random.Next(7) switch
    {
        0 => "",
        1 => "' OR 1=1; --",
        2 => new('x', random.Next(1, 5_000)),
        3 => "anna\0",
        4 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0xD800))),
        5 => "<script>alert(1)</script>",
        _ => Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64())),
    };
}
