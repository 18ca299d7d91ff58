using System.Text.Json.Nodes;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Protocol.Client;

public sealed class MovieWatchTests : IAsyncDisposable
{
    private readonly ScriptedServer server = new();
    private MovieClient? client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    [Fact]
    public async Task Every_later_change_of_a_real_server_is_told_and_can_be_read_again()
    {
        await using var real = await TestServer.StartAsync();
        await using var writer = await MovieClient.ConnectAsync("127.0.0.1", real.Endpoint.Port, new() { Actor = "ada" }, Token);
        var requestId = Guid.NewGuid();
        await writer.AddAsync(new() { Title = "Alien" }, Guid.NewGuid(), Token);
        await using var watcher = await MovieClient.ConnectAsync("127.0.0.1", real.Endpoint.Port, null, Token);
        using var watch = await watcher.WatchAsync(Token);
        Assert.Equal(1, watch.LastChange);

        var added = await writer.AddAsync(new() { Title = "Brazil", Year = 1985 }, requestId, Token);
        var edited = await writer.EditAsync(added.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(132) }, null, Guid.NewGuid(), Token);
        var deleted = await writer.DeleteAsync(added.Id, null, Guid.NewGuid(), Token);

        var told = await ReadAsync(watch, 3);
        Assert.Equal([2, 3, 4], told.Select(change => change.Id));
        Assert.Equal([ChangeKind.Add, ChangeKind.Edit, ChangeKind.Delete], told.Select(change => change.Kind));
        Assert.Equal([null, added, edited], told.Select(change => change.Before));
        Assert.Equal([added, edited, null], told.Select(change => change.After));
        Assert.Equal((added.Id, added.UpdatedAt, requestId, "ada"), (told[0].MovieId, told[0].At, told[0].RequestId, told[0].Who));
        Assert.Equal(edited, deleted);

        var page = await watcher.ChangesAsync(new() { After = 1, Limit = 2 }, Token);
        Assert.Equal(told.Take(2), page.Changes);
        Assert.Equal(3, page.Next);
        Assert.Equal([4], (await watcher.ChangesAsync(new() { After = page.Next }, Token)).Changes.Select(change => change.Id));
        Assert.Equal([4, 3, 2], (await watcher.ChangesAsync(new() { MovieId = added.Id, Descending = true }, Token)).Changes.Select(change => change.Id));
        Assert.Equal(4, (await watcher.ChangesAsync(new() { Since = told[0].At.AddDays(-1) }, Token)).Changes.Count);
        Assert.Empty((await watcher.ChangesAsync(new() { Until = told[0].At.AddDays(-1) }, Token)).Changes);
    }

    [Fact]
    public async Task The_server_is_told_when_the_first_watch_begins_and_when_the_last_ends()
    {
        await ConnectAsync();
        var one = await WatchAsync(1, 0);
        var two = await WatchAsync(2, 5);
        await NotifyAsync(6);

        Assert.Equal([6], (await ReadAsync(one, 1)).Select(change => change.Id));
        Assert.Equal([6], (await ReadAsync(two, 1)).Select(change => change.Id));
        one.Dispose();
        await NotifyAsync(7);
        Assert.Equal([7], (await ReadAsync(two, 1)).Select(change => change.Id));
        await client!.StatusAsync(Token);
        Assert.Empty(server.Requests("movies.unwatch"));
        two.Dispose();
        two.Dispose();
        await server.ReceivedAsync("movies.unwatch");
        await client.StatusAsync(Token);
        Assert.Single(server.Requests("movies.unwatch"));
        Assert.Empty(await ReadAsync(one, 1));
        Assert.Empty(await ReadAsync(two, 1));
    }

    [Fact]
    public async Task A_second_watch_is_not_told_what_came_before_its_answer()
    {
        await ConnectAsync();
        using var one = await WatchAsync(1, 0);
        server.Next("movies.watch", async request =>
        {
            await request.Connection.SendLineAsync(Changed(1, 2));
            await request.Connection.SendLineAsync(Changed(3, 4));
            await request.Connection.SendLineAsync(request.Answer(new { lastChange = 3 }));
            await request.Connection.SendLineAsync(Changed(5));
        });
        using var two = await client!.WatchAsync(Token);

        Assert.Equal([1, 2, 3, 4, 5], (await ReadAsync(one, 5)).Select(change => change.Id));
        Assert.Equal([4, 5], (await ReadAsync(two, 2)).Select(change => change.Id));
    }

    [Fact]
    public async Task A_connection_that_is_lost_fails_the_watch_behind_what_was_told()
    {
        await ConnectAsync();
        using var watch = await WatchAsync(1, 0);
        await NotifyAsync(1);
        server.CloseConnections();
        var why = await client!.Closed.WaitAsync(Token);

        var told = new List<long>();
        var none = await Assert.ThrowsAsync<NoAnswerException>(async () =>
        {
            await foreach (var notice in watch.ReadAsync(Token))
            {
                told.AddRange(notice.Changes.Select(change => change.Id));
            }
        });
        Assert.Equal((NoAnswerReason.ConnectionLost, why), (none.Reason, none.Message));
        Assert.Equal([1], told);
        Assert.Equal(NoAnswerReason.ConnectionLost, (await Assert.ThrowsAsync<NoAnswerException>(() => client.WatchAsync(Token))).Reason);
    }

    [Fact]
    public async Task What_nobody_reads_does_not_gather_but_is_missed()
    {
        await ConnectAsync();
        using var watch = await WatchAsync(1, 0);
        for (var i = 1; i <= 1_000; i++)
        {
            await NotifyAsync(i);
        }

        // Answered behind all of them.
        await client!.StatusAsync(Token);

        var last = 0L;
        var missed = false;
        await foreach (var notice in watch.ReadAsync(Token))
        {
            missed |= notice.Missed;
            Assert.True(missed || last == 0, "some were passed over without a word");
            last = notice.Changes is [.., var change] ? change.Id : last;
            if (last == 1_000)
            {
                break;
            }
        }

        Assert.True(missed);
    }

    [Fact]
    public async Task Other_notifications_are_passed_over()
    {
        await ConnectAsync();
        using var watch = await WatchAsync(1, 0);
        await server.Requests("movies.watch")[0].Connection.SendLineAsync("""{"jsonrpc":"2.0","method":"server.moved","params":{"to":7}}""");
        await server.Requests("movies.watch")[0].Connection.SendLineAsync("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[],"missed":true,"more":1}}""");

        await foreach (var notice in watch.ReadAsync(Token))
        {
            Assert.True(notice.Missed);
            Assert.Empty(notice.Changes);
            break;
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":null}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[null],"missed":false}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[{"id":1,"at":"now","kind":"add","movieId":1,"before":null,"after":null}],"missed":false}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[{"id":1,"at":"2026-01-02T03:04:05Z","kind":"merge","movieId":1}],"missed":false}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[{"id":1,"at":"2026-01-02T03:04:05Z","kind":"add","movieId":1,"after":{"title":"x"}}],"missed":false}}""")]
    public async Task News_that_is_none_ends_the_connection(string line)
    {
        await ConnectAsync();
        using var watch = await WatchAsync(1, 0);
        await server.Requests("movies.watch")[0].Connection.SendLineAsync(line);

        Assert.Contains("no movie server", await client!.Closed.WaitAsync(TimeSpan.FromSeconds(20), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_knows_no_watching_says_so()
    {
        await ConnectAsync();

        Assert.Equal(ErrorCode.MethodNotFound, (await Assert.ThrowsAsync<ServerErrorException>(() => client!.WatchAsync(Token))).Code);
        Assert.NotNull(await client!.StatusAsync(Token));
    }

    private async Task ConnectAsync() => client = await MovieClient.ConnectAsync("127.0.0.1", server.Port, cancellationToken: Token);

    private async Task<MovieWatch> WatchAsync(int count, long lastChange)
    {
        server.Next("movies.watch", Script.Result(new { lastChange }));
        server.Always("movies.unwatch", Script.Result(new { lastChange }));
        var watch = await client!.WatchAsync(Token);
        Assert.Equal((lastChange, count), (watch.LastChange, server.Requests("movies.watch").Count));
        return watch;
    }

    private Task NotifyAsync(params long[] numbers) => server.Requests("movies.watch")[0].Connection.SendLineAsync(Changed(numbers));

    private static string Changed(params long[] numbers) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["method"] = "movies.changed",
        ["params"] = new JsonObject
        {
            ["changes"] = new JsonArray([.. numbers.Select(id => new JsonObject
            {
                ["id"] = id, ["at"] = "2026-01-02T03:04:05Z", ["kind"] = "delete", ["movieId"] = 1,
                ["before"] = null, ["after"] = null, ["requestId"] = null, ["who"] = null,
            })]),
            ["missed"] = false,
        },
    }.ToJsonString();

    /// <summary>So many changes, or all there are where the watch has ended.</summary>
    private static async Task<IReadOnlyList<MovieChange>> ReadAsync(MovieWatch watch, int count)
    {
        var changes = new List<MovieChange>();
        await foreach (var notice in watch.ReadAsync(Token))
        {
            Assert.False(notice.Missed);
            changes.AddRange(notice.Changes);
            if (changes.Count >= count)
            {
                break;
            }
        }

        return changes;
    }
}
