using System.Text.Json.Nodes;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>What every test of a daemon begins with: a real one with an empty database, and a raw connection to it.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected TestServer Server { get; private set; } = null!;

    protected RawClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await StartAsync();
        Client = await Server.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected virtual Task<TestServer> StartAsync() => TestServer.StartAsync();

    /// <summary>Adds a movie and gives the record. A quotation mark may be written as '.</summary>
    protected async Task<JsonNode> AddAsync(string movie) =>
        (await Client.ResultAsync("movies.add", movie.Contains('"', StringComparison.Ordinal) ? $$"""{"movie":{{movie}}}""" : $"{{'movie':{movie}}}"))["movie"]!;

    /// <summary>The titles of a result with movies.</summary>
    protected static string[] Titles(JsonNode result) => [.. result["movies"]!.AsArray().Select(movie => (string)movie!["title"]!)];

    /// <summary>The names of a record's members, sorted.</summary>
    protected static string Members(JsonNode record) => string.Join(' ', record.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));

    /// <summary>The bad fields of an error -32602, in order.</summary>
    protected static string[] Fields(JsonNode error)
    {
        Assert.Equal(-32602, (int)error["code"]!);
        return [.. error["data"]!.AsArray().Select(problem => (string)problem!["field"]!)];
    }
}
