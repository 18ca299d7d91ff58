using System.Text;

namespace MovieNet.Tests.Server;

public sealed class RecordTests : ServerTest
{
    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    public static TheoryData<string, string> Bad => new()
    {
        { "{}", "movie.title" },
        { """{"title":null}""", "movie.title" },
        { """{"title":""}""", "movie.title" },
        { """{"title":" \u00a0\u3000"}""", "movie.title" },
        { """{"title":7}""", "movie.title" },
        { """{"title":"a\u0000b"}""", "movie.title" },
        { """{"title":"a\tb"}""", "movie.title" },
        { """{"title":"a\u0085b"}""", "movie.title" },
        { """{"title":"a\ud800b"}""", "movie.title" },
        { $$"""{"title":"{{Repeat("𝄞", 301)}}"}""", "movie.title" },
        { """{"title":"x","title":"x"}""", "movie.title" },
        { """{"title":"x","year":"1999"}""", "movie.year" },
        { """{"title":"x","year":1999.0}""", "movie.year" },
        { """{"title":"x","year":1e3}""", "movie.year" },
        { """{"title":"x","year":1869}""", "movie.year" },
        { """{"title":"x","year":2101}""", "movie.year" },
        { """{"title":"x","year":99999999999999999999}""", "movie.year" },
        { """{"title":"x","runtimeMinutes":90.0}""", "movie.runtimeMinutes" },
        { """{"title":"x","runtimeMinutes":0}""", "movie.runtimeMinutes" },
        { """{"title":"x","runtimeMinutes":100001}""", "movie.runtimeMinutes" },
        { """{"title":"x","runtimeMinutes":true}""", "movie.runtimeMinutes" },
        { """{"title":"x","rating":-0.1}""", "movie.rating" },
        { """{"title":"x","rating":10.1}""", "movie.rating" },
        { """{"title":"x","rating":8.65}""", "movie.rating" },
        { """{"title":"x","rating":1e400}""", "movie.rating" },
        { """{"title":"x","rating":"8"}""", "movie.rating" },
        { """{"title":"x","genres":"Drama"}""", "movie.genres" },
        { """{"title":"x","genres":["a",null]}""", "movie.genres[1]" },
        { """{"title":"x","genres":["a",""]}""", "movie.genres[1]" },
        { $$"""{"title":"x","genres":["{{Repeat("x", 301)}}"]}""", "movie.genres[0]" },
        { $$"""{"title":"x","cast":[{{string.Join(',', Enumerable.Repeat("\"x\"", 201))}}]}""", "movie.cast" },
        { """{"title":"x","directors":["a\nb"]}""", "movie.directors[0]" },
        { $$"""{"title":"x","language":"{{Repeat("x", 101)}}"}""", "movie.language" },
        { $$"""{"title":"x","country":"{{Repeat("x", 101)}}"}""", "movie.country" },
        { $$"""{"title":"x","synopsis":"{{Repeat("x", 10_001)}}"}""", "movie.synopsis" },
        { """{"title":"x","synopsis":"a\rb"}""", "movie.synopsis" },
        { """{"title":"x","imdbId":"tt123456"}""", "movie.imdbId" },
        { """{"title":"x","imdbId":"tt12345678901"}""", "movie.imdbId" },
        { """{"title":"x","imdbId":"0047478"}""", "movie.imdbId" },
        { """{"title":"x","imdbId":"tt００４７４７８"}""", "movie.imdbId" },
        { """{"title":"x","posterUrl":"/poster.jpg"}""", "movie.posterUrl" },
        { """{"title":"x","posterUrl":"ftp://a/b"}""", "movie.posterUrl" },
        { """{"title":"x","posterUrl":"javascript:alert(1)"}""", "movie.posterUrl" },
        { $$"""{"title":"x","posterUrl":"http://a/{{Repeat("x", 2_000)}}"}""", "movie.posterUrl" },
        { """{"title":"x","id":1}""", "movie.id" },
        { """{"title":"x","version":1}""", "movie.version" },
        { """{"title":"x","updatedAt":"2026-01-01T00:00:00Z"}""", "movie.updatedAt" },
        { """{"title":"x","contentHash":"00"}""", "movie.contentHash" },
        { """{"title":"x","Year":1999}""", "movie.Year" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_member_is_named_and_nothing_is_written(string movie, string field)
    {
        Assert.Equal([field], Fields(await Client.ErrorAsync("movies.add", $$"""{"movie":{{movie}}}""")));
        Assert.Equal(0, (int)(await Client.ResultAsync("server.status"))["movies"]!);
    }

    public static TheoryData<string> Good =>
    [
        $$"""{"title":"{{Repeat("𝄞", 300)}}"}""",
        """{"title":"x","year":1870}""",
        """{"title":"x","year":2100}""",
        """{"runtimeMinutes":1,"title":"x"}""",
        """{"runtimeMinutes":100000,"title":"x"}""",
        """{"rating":0,"title":"x"}""",
        """{"rating":9.9,"title":"x"}""",
        """{"rating":10,"title":"x"}""",
        """{"genres":["a","b","a"],"title":"x"}""",
        $$"""{"cast":[{{string.Join(',', Enumerable.Repeat("\"" + Repeat("七", 300) + "\"", 200))}}],"title":"x"}""",
        """{"synopsis":"a\tb\nc","title":"x"}""",
        $$"""{"synopsis":"{{Repeat("é", 10_000)}}","title":"x"}""",
        """{"imdbId":"tt1234567890","title":"x"}""",
        """{"posterUrl":"https://example.org/a.jpg?b=c#d","title":"x"}""",
        """{"country":"Deutschland","language":"Français","title":"<b>\"Tom\" & 'Jerry'</b> \\ / 七人の侍 𝄞 e\u0301 &amp; é ＋"}""".Replace("\\u0301", "\u0301", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task What_is_allowed_is_kept_exactly_as_sent_and_travels_as_UTF8(string movie)
    {
        await Client.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"movies.add","params":{"movie":""" + movie + "}}", """{"jsonrpc":"2.0","id":2,"method":"movies.get","params":{"id":1}}""");

        var added = (await Client.ReadLineAsync())!;
        Assert.StartsWith($$$"""{"jsonrpc":"2.0","id":1,"result":{"movie":{"id":1,{{{movie[1..^1]}}},"version":1,"updatedAt":"2""", added, StringComparison.Ordinal);
        var record = added[added.IndexOf("{\"id\":1,\"", 10, StringComparison.Ordinal)..^2];
        Assert.Equal("""{"jsonrpc":"2.0","id":2,"result":{"movies":[""" + record + "]}}", await Client.ReadLineAsync());
    }

    [Theory]
    [InlineData("""{"title":"x"}""", """{"title":"x","year":null,"genres":[],"synopsis":null,"cast":null}""")]
    [InlineData("""{"title":"x","rating":8}""", """{"rating":8.0,"title":"x"}""")]
    [InlineData("""{"title":"x","rating":0}""", """{"rating":-0.0,"title":"x"}""")]
    [InlineData("""{"title":"é","genres":["a"]}""", """{"genres":["\u0061"],"title":"\u00e9"}""")]
    public async Task Null_empty_and_left_out_are_the_same_and_notation_of_JSON_does_not_count(string one, string other)
    {
        var first = await AddAsync(one);
        await Client.ResultAsync("movies.delete", "{'id':1}");
        var second = await AddAsync(other);

        Assert.Equal((string?)first["contentHash"], (string?)second["contentHash"]);
        Assert.Equal(Members(first), Members(second));
    }

    [Fact]
    public async Task The_content_hash_is_the_published_one()
    {
        var record = await AddAsync("""{"title":"七人の侍","year":1954,"rating":8.6,"genres":["Drama","Action"],"synopsis":"a\"b\\c\n\td"}""");

        // RFC 8785, then the first 16 bytes of SHA-256.
        var canonical = """{"genres":["Drama","Action"],"rating":8.6,"synopsis":"a\"b\\c\n\td","title":"七人の侍","year":1954}""";
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(canonical));
        Assert.Equal(Convert.ToHexStringLower(hash[..16]), (string?)record["contentHash"]);
    }

    [Fact]
    public async Task The_servers_own_members_are_id_version_updatedAt_and_contentHash()
    {
        var record = await AddAsync("{'title':'x'}");

        Assert.Equal("contentHash id title updatedAt version", Members(record));
        Assert.Equal(1, (int)record["id"]!);
        Assert.Equal(1, (int)record["version"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)record["updatedAt"]!);
    }

    [Fact]
    public async Task An_id_is_never_reused()
    {
        await AddAsync("{'title':'a'}");
        await AddAsync("{'title':'b'}");
        await Client.ResultAsync("movies.delete", "{'id':2}");
        await Server.RestartAsync();
        await using var client = await Server.ConnectAsync();

        var added = await client.ResultAsync("movies.add", "{'movie':{'title':'c'}}");
        Assert.Equal(3, (int)added["movie"]!["id"]!);
    }
}
