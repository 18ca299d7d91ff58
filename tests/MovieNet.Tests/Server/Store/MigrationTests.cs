using Microsoft.Data.Sqlite;
using MovieNet.Server;
using MovieNet.Server.Maintenance;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Store;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Data => folder.File("a.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_of_schema_1_is_served_with_all_that_it_holds()
    {
        Schema1Database.Make(Data);
        await using (var server = await MovieServer.StartAsync(new() { Data = Data, TimeProvider = new ManualClock() }, TestContext.Current.CancellationToken))
        {
            await using var client = await RawClient.ConnectAsync(server.Endpoint);
            Assert.Equal("5d0c4c1e-6d7b-4f35-9a52-0c6f3f5f9a11", server.ServerId.ToString());
            Assert.Equal(
                """{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","rating":8.5,"synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":2,"updatedAt":"2026-11-25T22:34:21.488Z","contentHash":"82bdc35022083784de3582f87529ecd3"}""",
                (await client.ResultAsync("movies.search", "{'query':'ridley scream'}"))["movies"]![0]!.ToJsonString());
            Assert.Equal(2, (int)(await client.ResultAsync("movies.get", "{'title':'Jagten'}"))["movies"]![0]!["id"]!);
            // What was asked of the program of then is answered from memory by that of today.
            var deleted = await client.ResultAsync("movies.delete", "{'id':4,'requestId':'3b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59'}");
            Assert.Equal("f79867f95166da6810f1038a439ae544", (string?)deleted["movie"]!["contentHash"]);
            Assert.Equal(5, (int)(await client.ResultAsync("movies.add", "{'movie':{'title':'Brazil'}}"))["movie"]!["id"]!);
        }

        AssertWhole();
        Assert.Equal(Migrations.All.Version, Number("PRAGMA user_version"));
    }

    [Fact]
    public void The_first_step_is_what_it_was_when_it_was_released()
    {
        Schema1Database.Make(Data);
        using var connection = Database.OpenWriter(folder.File("new.db"));
        new Migrations(Migrations.First).Apply(connection, "new.db");

        Assert.Equal(SchemaOf(Data), SchemaOf(folder.File("new.db")));
    }

    [Fact]
    public void A_new_step_is_carried_out_once_on_an_old_file_and_keeps_what_is_in_it()
    {
        Schema1Database.Make(Data);
        var times = 0;
        var steps = new Migrations(Migrations.First, connection =>
        {
            times++;
            Assert.Equal(3, Database.Integer(connection, "SELECT count(*) FROM movie"));
            Database.Execute(connection, "ALTER TABLE meta ADD COLUMN note TEXT; UPDATE meta SET note = 'new'");
        });

        using (var connection = Database.OpenWriter(Data))
        {
            steps.Apply(connection, Data);
            steps.Apply(connection, Data);
        }

        Assert.Equal(1, times);
        Assert.Equal(2, Number("PRAGMA user_version"));
        Assert.Equal(3, Number("SELECT movies FROM meta WHERE note = 'new'"));
        Schema1Database.Run(Data, "PRAGMA user_version = 99");
        Assert.Contains($"newer movienet-server (schema 99, this one knows {Migrations.All.Version})", Assert.Throws<StartupException>(() => MovieStore.Open(Data, TimeProvider.System, cacheBytes: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_takes_every_step()
    {
        using (var connection = Database.OpenWriter(Data))
        {
            new Migrations(Migrations.First, Note, Note2).Apply(connection, Data);
        }

        Assert.Equal(3, Number("PRAGMA user_version"));
        Assert.Equal(0, Number("SELECT count(note) + count(note2) FROM meta"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_the_step_before_it_left_it()
    {
        Schema1Database.Make(Data);
        using (var connection = Database.OpenWriter(Data))
        {
            Assert.Throws<InvalidOperationException>(() => new Migrations(Migrations.First, Failing).Apply(connection, Data));
        }

        AssertWhole();
        using (var connection = Database.OpenWriter(Data))
        {
            Assert.Throws<InvalidOperationException>(() => new Migrations(Migrations.First, Note, Failing).Apply(connection, Data));
        }

        Assert.Equal(2, Number("PRAGMA user_version"));
        Assert.Equal(0, Number("SELECT count(note) FROM meta"));
    }

    [Fact]
    public void A_step_for_which_the_disk_has_no_room_says_so_and_leaves_the_file_as_it_was()
    {
        Schema1Database.Make(Data);
        using (var connection = Database.OpenWriter(Data))
        {
            Database.Execute(connection, "PRAGMA max_page_count = 1");
            var full = Assert.Throws<SqliteException>(() => new Migrations(Migrations.First, step =>
                Database.Execute(step, "CREATE TABLE large (bytes BLOB); INSERT INTO large VALUES (zeroblob(1000000))")).Apply(connection, Data));
            Assert.Equal("the disk is full", StorageWords.Of(full));
        }

        AssertWhole();
        Assert.Equal(1, Number("PRAGMA user_version"));
    }

    private static void Note(SqliteConnection connection) => Database.Execute(connection, "ALTER TABLE meta ADD COLUMN note TEXT");

    private static void Note2(SqliteConnection connection) => Database.Execute(connection, "ALTER TABLE meta ADD COLUMN note2 TEXT");

    private static void Failing(SqliteConnection connection)
    {
        Database.Execute(connection, "DELETE FROM movie_key; DROP TABLE request");
        throw new InvalidOperationException("in the middle of a step");
    }

    /// <summary>A copy of the file can still be brought up to date, and is sound then.</summary>
    private void AssertWhole()
    {
        var copy = folder.File("copy.db");
        File.Copy(Data, copy, overwrite: true);
        using (var connection = Database.OpenWriter(copy))
        {
            Migrations.All.Apply(connection, copy);
        }

        using var output = new StringWriter();
        Assert.True(DatabaseCheck.Run(copy, output) == 0, output.ToString());
    }

    private long Number(string sql)
    {
        using var connection = Database.OpenReader(Data);
        return Database.Integer(connection, sql);
    }

    private static List<string> SchemaOf(string file)
    {
        var schema = new List<string>();
        using var reader = new StoreReader(file);
        using var rows = reader.Prepare("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name").Begin();
        while (rows.Step())
        {
            schema.Add(rows.Text(0));
        }

        return schema;
    }
}
