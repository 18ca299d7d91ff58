using MovieNet.Server;
using MovieNet.Server.Maintenance;
using MovieNet.Server.Store;
using MovieNet.Testing;
using MovieNet.Tests.Server.Store;

namespace MovieNet.Tests.Server.Maintenance;

public sealed class CheckTests : IDisposable
{
    // Where their texts are: the length of the title key, and the id.
    private const string Alien = "(5 << 40 | 1)";
    private const string Hunt = "(15 << 40 | 2)";
    private const string Ran = "(3 << 40 | 3)";

    private readonly TempFolder folder = new();

    public CheckTests()
    {
        Schema1Database.Make(Data);
        using var connection = Database.OpenWriter(Data);
        Migrations.All.Apply(connection, Data);
    }

    private string Data => folder.File("a.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sound_database_is_ok()
    {
        Assert.Equal((0, "ok"), Check());
    }

    [Theory]
    [InlineData("UPDATE meta SET movies = 7", "the number of records is wrong: 7")]
    [InlineData("UPDATE movie SET body = CAST(' ' || body AS BLOB) WHERE id = 2", "record 2: ")]
    [InlineData("UPDATE movie SET hash = x'00' WHERE id = 2", "record 2: its content hash is wrong")]
    [InlineData("UPDATE movie SET year = 1980 WHERE id = 1", "record 1: its columns are not those of its body")]
    [InlineData("UPDATE movie SET version = 9 WHERE id = 1", "record 1: it is not what the change log says")]
    [InlineData("DELETE FROM movie WHERE id = 3", "record 3 is gone without a change")]
    [InlineData("DELETE FROM movie_key WHERE key = 'jagten'", "record 2: its further keys are wrong")]
    [InlineData("INSERT INTO movie_key VALUES ('x', 1)", "there are 3 further keys instead of 2")]
    [InlineData("INSERT INTO movie_key VALUES ('x', 9)", "a further key without a record: 9")]
    [InlineData("DELETE FROM movie_genre WHERE genre_id = 2", "record 1: its genres are wrong")]
    [InlineData("INSERT INTO movie_genre VALUES (3, 1)", "record 3: its genres are wrong")]
    [InlineData("INSERT INTO movie_genre VALUES (9, 1)", "a genre without a record: 9")]
    [InlineData("INSERT INTO movie_genre VALUES (1, 9)", "a record has a genre that is not there: 9")]
    [InlineData("DELETE FROM movie_text WHERE rowid = " + Alien, "record 1: the full-text index does not hold its text")]
    [InlineData($"DELETE FROM movie_text WHERE rowid = {Ran}; INSERT INTO movie_text (rowid, title) VALUES ({Ran}, 'ran old')", "record 3: the full-text index does not hold its text")]
    [InlineData($"DELETE FROM movie_text WHERE rowid = {Ran}; INSERT INTO movie_text (rowid, people) VALUES ({Ran}, 'ran')", "record 3: the full-text index does not hold its text")]
    [InlineData($"DELETE FROM movie_text WHERE rowid = {Hunt}; INSERT INTO movie_text (rowid, title) VALUES ({Hunt}, 'the hunt jagten')", "record 2: the full-text index does not hold its text")]
    [InlineData("INSERT INTO movie_text (rowid, title) VALUES (9, 'x')", "text without a record: 9")]
    [InlineData("INSERT INTO movie_text (rowid, title) VALUES (4 << 40 | 1, 'x')", "text without a record: 1")]
    [InlineData("DELETE FROM change WHERE id = 6", "the change log has gaps: its last number is 6")]
    [InlineData("DELETE FROM change WHERE id = 2", "the change log has gaps: its last number is 6")]
    [InlineData("UPDATE change SET at = 0 WHERE id = 3", "change 3 is older than the one before it")]
    [InlineData("UPDATE change SET before = after WHERE id = 5", "change 5 does not begin where the one before it ended")]
    [InlineData("UPDATE change SET kind = 'add' WHERE id = 5", "change 5 is no add")]
    [InlineData("UPDATE change SET movie_id = 3 WHERE id = 6", "record 3 was deleted by the change log")]
    [InlineData("UPDATE request SET response = CAST(replace(CAST(response AS TEXT), 'Alien', 'Aliens') AS BLOB) WHERE number = 3", "request 3 remembers a record that the change log does not know")]
    [InlineData("UPDATE request SET response = CAST(replace(CAST(response AS TEXT), '2', '3') AS BLOB) WHERE number = 2", "request 2 wrote less than it remembers")]
    public void Whatever_is_out_of_step_is_named(string sql, string problem)
    {
        Schema1Database.Run(Data, sql);

        var (code, output) = Check();

        Assert.Equal(1, code);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_file_is_not_judged()
    {
        Schema1Database.Make(folder.File("old.db"));

        using var output = new StringWriter();
        var refused = Assert.Throws<StartupException>(() => DatabaseCheck.Run(folder.File("old.db"), output));

        Assert.Contains("is of schema 1, this program checks schema 3; a movienet-server that is started on it brings it up to date", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movie_title", 1)]
    [InlineData("movie_text_data", 1)]
    [InlineData("movie", 20)]
    public void Where_the_file_is_damaged_it_is_said_and_its_records_are_not_judged(string name, int pages)
    {
        Damage(PageOf(name), pages);

        var (code, output) = Check();

        Assert.Equal(1, code);
        Assert.Matches("malformed|damaged", output);
        Assert.EndsWith("problems", output, StringComparison.Ordinal);
        Assert.DoesNotContain("record ", output, StringComparison.Ordinal);
    }

    private long PageOf(string name)
    {
        using var connection = Database.OpenReader(Data);
        return Database.Integer(connection, $"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'");
    }

    private void Damage(long page, int pages)
    {
        const int PageBytes = 4096;
        var bytes = File.ReadAllBytes(Data);
        var from = (int)(page - 1) * PageBytes;
        bytes.AsSpan(from, Math.Min(pages * PageBytes, bytes.Length - from)).Fill(0x55);
        File.WriteAllBytes(Data, bytes);
    }

    private (int Code, string Output) Check()
    {
        using var output = new StringWriter();
        var code = DatabaseCheck.Run(Data, output);
        return (code, output.ToString().Trim());
    }
}
