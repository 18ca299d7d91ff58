using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class WatchTests : WatchTest
{
    private SqliteConnection Writer => Server.Server.Store.Writes.Connection;

    [Fact]
    public async Task Every_later_change_is_told_with_what_it_did_and_none_from_before()
    {
        var alien = await AddAsync("{'title':'Alien'}");
        await using var watcher = await Server.ConnectAsync();

        Assert.Equal(1, await WatchAsync(watcher));

        var added = await AddAsync("{'title':'Aliens'}");
        var notice = await NoticeAsync(watcher);
        Assert.False((bool)notice["missed"]!);
        Assert.Equal("after at before id kind movieId requestId who", Members(Assert.Single(notice["changes"]!.AsArray())!));
        Assert.Equal((2, "add", 2), Summary(notice));
        Assert.Equal((null, added.ToJsonString()), Records(notice));

        var edit = await Client.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"movies.edit","actor":"Zoë \"the\" 七","params":{"id":1,"changes":{"year":1979},"requestId":"0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59"}}""");
        notice = await NoticeAsync(watcher);
        Assert.Equal((3, "edit", 1), Summary(notice));
        Assert.Equal((alien.ToJsonString(), edit["result"]!["movie"]!.ToJsonString()), Records(notice));
        Assert.Equal(("Zoë \"the\" 七", "0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59"), ((string)notice["changes"]![0]!["who"]!, (string)notice["changes"]![0]!["requestId"]!));
        Assert.Equal((string)edit["result"]!["movie"]!["updatedAt"]!, (string)notice["changes"]![0]!["at"]!);

        var deleted = await Client.ResultAsync("movies.delete", "{'id':2}");
        notice = await NoticeAsync(watcher);
        Assert.Equal((4, "delete", 2), Summary(notice));
        Assert.Equal((deleted["movie"]!.ToJsonString(), null), Records(notice));
    }

    [Fact]
    public async Task One_commit_is_told_in_one_notice_behind_the_answers_to_its_writes()
    {
        await WatchAsync(Client);
        using var hold = new Hold(Server);
        await Client.SendAsync([.. Enumerable.Range(1, 20).Select(i => Add(i, $"Film {i}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 20, "all writes are queued");
        hold.Release();

        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(i, (int)(await Client.ReadJsonAsync())["id"]!);
        }

        Assert.Equal(Range(1, 20), Numbers(await NoticeAsync(Client)));
    }

    [Fact]
    public async Task News_of_a_write_never_comes_before_its_answer()
    {
        await WatchAsync(Client);
        await using var other = await Server.ConnectAsync();
        var sending = other.SendAsync([.. Enumerable.Range(1, 2_000).Select(i => Add(i, $"Other {i}"))]);
        await Client.SendAsync([.. Enumerable.Range(1, 2_000).Select(i => Add(i, $"Own {i}"))]);

        var answered = new HashSet<long>();
        var told = new List<long>();
        while (told.Count < 4_000)
        {
            var line = await Client.ReadJsonAsync();
            if (line["id"] is not null)
            {
                answered.Add((long)line["result"]!["movie"]!["id"]!);
                continue;
            }

            foreach (var change in line["params"]!["changes"]!.AsArray())
            {
                told.Add((long)change!["id"]!);
                Assert.True(((string)change["after"]!["title"]!).StartsWith("Other", StringComparison.Ordinal) || answered.Contains((long)change["movieId"]!), change.ToJsonString());
            }
        }

        await sending;
        Assert.Equal(Range(1, 4_000), told);
        Assert.Equal(2_000, answered.Count);
    }

    [Fact]
    public async Task Whoever_begins_in_the_middle_of_writing_misses_nothing_and_hears_nothing_twice()
    {
        const int Changes = 900;
        var begun = new ConcurrentBag<Task<long>>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async writer =>
        {
            await using var client = await Server.ConnectAsync();
            for (var i = 0; i < Changes / 3; i++)
            {
                await client.ResultAsync("movies.add", $"{{'movie':{{'title':'{writer} {i}'}}}}");
                if (i % 20 == 10)
                {
                    begun.Add(FollowToAsync(Changes));
                }
            }
        }));

        // Else they did not begin in the middle, and this says nothing.
        Assert.InRange((await Task.WhenAll(begun)).Distinct().Count(), 15, 45);

        async Task<long> FollowToAsync(long end)
        {
            await using var watcher = await Server.ConnectAsync();
            var first = await WatchAsync(watcher);
            for (var last = first; last < end;)
            {
                var numbers = Numbers(await NoticeAsync(watcher));
                Assert.Equal(Range(last + 1, last + numbers.Count), numbers);
                last += numbers.Count;
            }

            Assert.Equal(end, (long)(await watcher.ResultAsync("server.status"))["lastChange"]!);
            return first;
        }
    }

    [Fact]
    public async Task An_import_is_told_whole_in_pieces_of_at_most_64_KiB()
    {
        var watcher = new PipedSession(Server);
        await watcher.SendAsync(RawClient.Request(1, "movies.watch"));
        await watcher.ReadAsync();
        var imported = Client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"{{'title':'Film {i}'}}"))}]}}");

        var told = new List<long>();
        while (told.Count < 10_000)
        {
            foreach (var line in await watcher.ReadAsync())
            {
                Assert.InRange(line.Length, 1, (64 << 10) + 200);
                told.AddRange(Numbers(Notice(line)));
            }
        }

        Assert.Equal(10_000, (int)(await imported)["added"]!);
        Assert.Equal(Range(1, 10_000), told);
        await watcher.EndAsync();
    }

    [Fact]
    public async Task A_change_that_is_larger_than_64_KiB_goes_out_alone()
    {
        await WatchAsync(Client);
        var names = string.Join(',', Enumerable.Range(0, 200).Select(i => $"'{i} {new string('七', 290)}'"));
        await using var other = await Server.ConnectAsync();
        await other.ResultAsync("movies.import", $"{{'movies':[{{'title':'A'}},{{'title':'B','cast':[{names}]}},{{'title':'C'}},{{'title':'D'}}]}}");

        Assert.Equal([1], Numbers(await NoticeAsync(Client)));
        Assert.Equal([2], Numbers(await NoticeAsync(Client)));
        Assert.Equal([3, 4], Numbers(await NoticeAsync(Client)));
    }

    [Fact]
    public async Task Watching_twice_is_watching_once_and_goes_on_where_it_stands()
    {
        await Client.SendAsync(
            RawClient.Request(1, "movies.watch"), Add(2, "Alien"), RawClient.Request(3, "movies.watch"), RawClient.Request(4, "server.status"));

        Assert.Equal(0, (int)(await Client.ReadJsonAsync())["result"]!["lastChange"]!);
        Assert.Equal(2, (int)(await Client.ReadJsonAsync())["id"]!);
        // The change was not told yet, so everything behind the change before it is what is told.
        Assert.Equal(0, (int)(await Client.ReadJsonAsync())["result"]!["lastChange"]!);
        Assert.Equal(1, (int)(await Client.ReadJsonAsync())["result"]!["lastChange"]!);
        Assert.Equal([1], Numbers(await NoticeAsync(Client)));
        Assert.Equal(1, await WatchAsync(Client));
        await Client.SendAsync(Add(5, "Aliens"));
        await Client.ReadJsonAsync();
        Assert.Equal([2], Numbers(await NoticeAsync(Client)));
        Assert.NotNull(await Client.ResultAsync("server.hello"));
    }

    [Fact]
    public async Task Nothing_is_told_behind_the_answer_to_unwatch()
    {
        await WatchAsync(Client);
        using var hold = new Hold(Server);
        await Client.SendAsync(Add(1, "Alien"), Add(2, "Aliens"), RawClient.Request(3, "movies.unwatch"), RawClient.Request(4, "movies.unwatch"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 2, "the writes are queued");
        hold.Release();

        Assert.Equal(1, (int)(await Client.ReadJsonAsync())["id"]!);
        Assert.Equal(2, (int)(await Client.ReadJsonAsync())["id"]!);
        // Where the telling ended, for going on with changes.list; then, as nobody watches, the last there is.
        Assert.Equal(0, (int)(await Client.ReadJsonAsync())["result"]!["lastChange"]!);
        Assert.Equal(2, (int)(await Client.ReadJsonAsync())["result"]!["lastChange"]!);
        await using var other = await Server.ConnectAsync();
        await other.ResultAsync("movies.add", "{'movie':{'title':'Alien 3'}}");
        Assert.NotNull(await Client.ResultAsync("server.hello"));
        Assert.Equal(0, Server.Server.Store.Changes.Watches);
    }

    [Fact]
    public async Task A_batch_may_watch_and_is_told_of_the_rest_behind_its_array()
    {
        await Client.SendAsync("[" + string.Join(',', Add(1, "Alien"), RawClient.Request(2, "movies.watch"), Add(3, "Aliens"), RawClient.Request(4, "server.status"), Add(5, "Alien 3")) + "]");

        var answers = (await Client.ReadJsonAsync()).AsArray();
        Assert.Equal([1, 2, 3, 4, 5], answers.Select(answer => (int)answer!["id"]!));
        Assert.Equal(1, (int)answers[1]!["result"]!["lastChange"]!);
        Assert.Equal([2, 3], Numbers(await NoticeAsync(Client)));
    }

    [Fact]
    public async Task A_watch_may_begin_with_a_notification()
    {
        await Client.SendAsync(RawClient.Notification("movies.watch"), Add(1, "Alien"));

        Assert.Equal(1, (int)(await Client.ReadJsonAsync())["id"]!);
        Assert.Equal([1], Numbers(await NoticeAsync(Client)));
    }

    [Fact]
    public async Task What_was_not_committed_is_not_told()
    {
        await WatchAsync(Client);
        await using var other = await Server.ConnectAsync();
        await other.ResultAsync("movies.add", "{'movie':{'title':'Alien'}}");
        await other.ErrorAsync("movies.add", "{'movie':{'title':'Alien'}}");
        await other.ResultAsync("movies.edit", "{'id':1,'changes':{'title':'Alien'}}");
        var broken = new Write
        {
            Apply = (writer, write) =>
            {
                writer.Add(new MovieColumns(new() { Title = "Half" }), write);
                throw new InvalidOperationException();
            },
        };
        await Server.Server.Store.Writes.EnqueueAsync(broken);
        await broken.Answer;
        Database.Execute(Writer, $"PRAGMA max_page_count = {Database.Integer(Writer, "PRAGMA page_count")}");
        Assert.Equal(7, (int)(await other.ErrorAsync("movies.add", $"{{'movie':{{'title':'Full','synopsis':'{new string('x', 10_000)}'}}}}"))["code"]!);
        Database.Execute(Writer, "PRAGMA max_page_count = 1000000");
        await other.ResultAsync("movies.add", "{'movie':{'title':'Aliens'}}");

        var first = await NoticeAsync(Client);
        Assert.Equal((1, "Alien"), ((int)first["changes"]![0]!["id"]!, (string)first["changes"]![0]!["after"]!["title"]!));
        var second = await NoticeAsync(Client);
        Assert.Equal((2, "Aliens"), ((int)second["changes"]![0]!["id"]!, (string)second["changes"]![0]!["after"]!["title"]!));
    }

    [Fact]
    public async Task A_watch_after_a_restart_begins_behind_everything()
    {
        await AddAsync("{'title':'Alien'}");
        await Server.RestartAsync();
        await using var watcher = await Server.ConnectAsync();

        Assert.Equal(1, await WatchAsync(watcher));
        await watcher.SendAsync(Add(9, "Aliens"));
        await watcher.ReadJsonAsync();
        Assert.Equal([2], Numbers(await NoticeAsync(watcher)));
    }

    [Fact]
    public async Task Watching_ends_with_the_connection()
    {
        for (var i = 0; i < 10; i++)
        {
            await using var watcher = await Server.ConnectAsync();
            await WatchAsync(watcher);
        }

        await AddAsync("{'title':'Alien'}");
        await Server.UntilAsync(() => Server.Server.Store.Changes.Watches == 0, "all watches have ended");
        Assert.NotNull(await Client.ResultAsync("server.hello"));
    }

    [Fact]
    public async Task Watch_and_unwatch_have_no_parameters()
    {
        Assert.Equal(["x"], Fields(await Client.ErrorAsync("movies.watch", "{'x':1}")));
        Assert.Equal(["x"], Fields(await Client.ErrorAsync("movies.unwatch", "{'x':1}")));
        Assert.Equal(0, Server.Server.Store.Changes.Watches);
    }

    private static (int Id, string Kind, int MovieId) Summary(JsonNode notice)
    {
        var change = Assert.Single(notice["changes"]!.AsArray())!;
        return ((int)change["id"]!, (string)change["kind"]!, (int)change["movieId"]!);
    }

    private static (string? Before, string? After) Records(JsonNode notice)
    {
        var change = notice["changes"]![0]!.AsObject();
        return (change["before"]?.ToJsonString(), change["after"]?.ToJsonString());
    }
}
