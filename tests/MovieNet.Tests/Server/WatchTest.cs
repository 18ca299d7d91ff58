using System.Text.Json.Nodes;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>For tests that watch: begins to, and reads what is told.</summary>
public abstract class WatchTest : ServerTest
{
    /// <summary>Begins to watch and gives the change behind which everything is told.</summary>
    protected static async Task<long> WatchAsync(RawClient client) => (long)(await client.ResultAsync("movies.watch"))["lastChange"]!;

    /// <summary>The parameters of a notification that must be the next line.</summary>
    protected static async Task<JsonNode> NoticeAsync(RawClient client) => Notice(await client.ReadLineAsync() ?? throw new EndOfStreamException());

    protected static JsonNode Notice(string line)
    {
        Assert.StartsWith("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[""", line, StringComparison.Ordinal);
        return JsonNode.Parse(line)!["params"]!;
    }

    /// <summary>The numbers of the changes in a notice or a page.</summary>
    protected static IReadOnlyList<long> Numbers(JsonNode notice) => [.. notice["changes"]!.AsArray().Select(change => (long)change!["id"]!)];

    protected static string Add(int id, string title) => RawClient.Request(id, "movies.add", $"{{'movie':{{'title':'{title}'}}}}");

    protected static IReadOnlyList<long> Range(long first, long last) => [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(number => (long)number)];
}
