using Microsoft.Data.Sqlite;
using MovieNet.Protocol;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class DurabilityTests : ServerTest
{
    private SqliteConnection Writer => Server.Server.Store.Writes.Connection;

    [Theory]
    [InlineData("synchronous", 2)]
    [InlineData("foreign_keys", 1)]
    [InlineData("user_version", 3)]
    public void The_writer_has_the_settings_that_durability_rests_on(string pragma, int value)
    {
        Assert.Equal(value, Database.Integer(Writer, $"PRAGMA {pragma}"));
    }

    [Fact]
    public void The_log_is_a_write_ahead_log()
    {
        using var mode = new Statement(Writer, "PRAGMA journal_mode");
        using var row = mode.Begin();
        Assert.True(row.Step());
        Assert.Equal("wal", row.Text(0));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        var added = await AddAsync("{'title':'七人の侍','year':1954,'genres':['Drama'],'cast':['三船敏郎']}");
        var id = Server.ServerId;
        await Server.RestartAsync();
        await using var client = await Server.ConnectAsync();

        Assert.Equal(id, Server.ServerId);
        Assert.Equal(added.ToJsonString(), (await client.ResultAsync("movies.get", "{'title':'七人の侍'}"))["movies"]![0]!.ToJsonString());
        Assert.Single(Titles(await client.ResultAsync("movies.search", "{'query':'三船'}")));
        Assert.Single(Titles(await client.ResultAsync("movies.list", "{'genre':'drama'}")));
    }

    [Fact]
    public async Task A_full_disk_is_error_7_for_the_whole_group_and_nothing_of_it_is_there()
    {
        await AddAsync("{'title':'Alien'}");
        using var hold = new Hold(Server);
        var big = new string('x', 10_000);
        await Client.SendAsync([.. Enumerable.Range(0, 20).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'{i}','synopsis':'{big}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 20, "all writes are queued");
        hold.Release();
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        }

        var pages = Database.Integer(Writer, "PRAGMA page_count");
        Database.Execute(Writer, $"PRAGMA max_page_count = {pages + 4}");
        using var second = new Hold(Server);
        await Client.SendAsync([.. Enumerable.Range(20, 20).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'{i}','genres':['Noir'],'synopsis':'{big}'}}}}"))]);
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 20, "all writes are queued");
        second.Release();
        for (var i = 0; i < 20; i++)
        {
            var error = (await Client.ReadJsonAsync())["error"]!;
            Assert.Equal(7, (int)error["code"]!);
            Assert.Equal("storage failure: the disk is full; nothing was written", (string)error["message"]!);
        }

        Assert.Equal(21, Server.Number("SELECT count(*) FROM movie"));
        Assert.Equal(21, Server.Number("SELECT movies FROM meta"));
        Assert.Equal(21, Server.Number("SELECT count(*) FROM change"));
        Assert.Equal(21, Server.Number("SELECT count(*) FROM movie_text_docsize"));
        Assert.Contains("the disk is full", Server.Log.ToString(), StringComparison.Ordinal);

        // Room again: the server goes on as if nothing had been.
        Database.Execute(Writer, "PRAGMA max_page_count = 1000000");
        Assert.NotNull((await Client.ResultAsync("movies.add", "{'movie':{'title':'Room','genres':['Noir']}}"))["movie"]);
        Assert.Equal(["Room"], Titles(await Client.ResultAsync("movies.list", "{'genre':'noir'}")));
    }

    [Fact]
    public async Task An_unforeseen_failure_is_error_32603_without_detail_and_leaves_the_others_of_its_group_alone()
    {
        using var hold = new Hold(Server);
        await Client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 1, "the write is queued");
        var broken = new Write
        {
            Apply = (writer, write) =>
            {
                writer.Add(new MovieColumns(new() { Title = "Half", Genres = TextList.From(["Noir"]) }), write);
                throw new InvalidOperationException("secret");
            },
        };
        await Server.Server.Store.Writes.EnqueueAsync(broken);
        await Client.SendAsync(RawClient.Request(2, "movies.add", "{'movie':{'title':'Aliens','genres':['Noir']}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 3, "all writes are queued");
        hold.Release();

        Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        Assert.Equal(["Aliens"], Titles(await Client.ResultAsync("movies.list", "{'genre':'noir'}")));
        var error = System.Text.Encoding.UTF8.GetString(new MovieNet.Server.Commands.ErrorMapping(new(Server.Log)).Of((await broken.Answer).Error!, "my trace").Json);
        Assert.Contains("-32603", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Assert.Contains("secret", Server.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains("my trace", Server.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Server.Number("SELECT count(*) FROM movie"));
        Assert.Equal(2, Server.Number("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task A_failure_of_the_database_inside_one_write_is_error_7_for_its_whole_group_and_the_next_group_is_carried_out()
    {
        using var hold = new Hold(Server);
        await Client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 1, "the write is queued");
        await Server.Server.Store.Writes.EnqueueAsync(new Write
        {
            Apply = (writer, write) =>
            {
                writer.Add(new MovieColumns(new() { Title = "Half" }), write);
                throw new SqliteException("constraint failed", SQLitePCL.raw.SQLITE_CONSTRAINT);
            },
        });
        await Client.SendAsync(RawClient.Request(2, "movies.add", "{'movie':{'title':'Aliens'}}"));
        await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 3, "all writes are queued");
        hold.Release();

        // What stood in the queue before the failure is refused; what came behind it had a transaction of its own.
        Assert.Equal(7, (int)(await Client.ReadJsonAsync())["error"]!["code"]!);
        Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        Assert.Equal(1, Server.Number("SELECT count(*) FROM movie"));
        Assert.Equal(1, Server.Number("SELECT count(*) FROM change"));
        Assert.Equal(1, Server.Number("SELECT movies FROM meta"));
    }

    [Fact]
    public async Task Everything_beside_the_records_stays_in_step_with_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var id = random.Next(1, 60);
            var title = $"Film {random.Next(40)} (Part {random.Next(9)})";
            _ = random.Next(4) switch
            {
                0 => await Client.CallAsync("movies.delete", $"{{'id':{id}}}"),
                1 => await Client.CallAsync("movies.edit", $"{{'id':{id},'changes':{{'title':'{title}','genres':['G{random.Next(5)}'],'cast':['P{random.Next(5)}']}}}}"),
                2 => await Client.CallAsync("movies.import", $"{{'movies':[{{'title':'{title}'}},{{'title':'{title} x','genres':['G','g']}}],'onExisting':'replace'}}"),
                _ => await Client.CallAsync("movies.add", $"{{'movie':{{'title':'{title}','year':{random.Next(1990, 1995)},'synopsis':'S{i}'}}}}"),
            };
        }

        await Server.StopAsync();
        await using var output = new StringWriter();
        Assert.Equal(0, MovieNet.Server.Maintenance.DatabaseCheck.Run(Server.Data, output));
        Assert.Equal("ok", output.ToString().Trim());
    }
}
