using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Servers;

public sealed class ServerListTests : IDisposable
{
    private readonly TempFolder home = new();
    private readonly ServerList list;

    public ServerListTests() => list = new(new StateDatabase(home.Path));

    public void Dispose() => home.Dispose();

    [Fact]
    public void Entries_stay_in_the_order_in_which_they_were_added()
    {
        list.Add(new("Gamma", "127.0.0.1", 5872));
        list.Add(new("Alpha", "127.0.0.1", 5870));

        Assert.Equal(["Gamma", "Alpha"], list.All().Select(entry => entry.Name));
    }

    [Fact]
    public void A_second_process_sees_what_the_first_one_wrote()
    {
        var id = Guid.NewGuid();
        list.Add(new("Alpha", "films.example.org", 5870, id, Paused: true));

        var other = new ServerList(new StateDatabase(home.Path));

        Assert.Equal(new ServerEntry("Alpha", "films.example.org", 5870, id, Paused: true), Assert.Single(other.All()));
    }

    [Fact]
    public void A_name_is_taken_whatever_its_case()
    {
        list.Add(new("Alpha", "127.0.0.1", 5870));

        var refused = Assert.Throws<ServerListException>(() => list.Add(new("ALPHA", "127.0.0.1", 5871)));

        Assert.Equal("name", refused.Field);
        Assert.Equal("Alpha is in the server list already (127.0.0.1:5870)", refused.Message);
    }

    [Fact]
    public void An_address_is_taken_by_the_entry_that_has_it()
    {
        list.Add(new("Alpha", "127.0.0.1", 5870));

        var refused = Assert.Throws<ServerListException>(() => list.Add(new("Beta", "127.0.0.1", 5870)));

        Assert.Equal("host", refused.Field);
        Assert.Contains("as Alpha", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_server_is_refused_at_a_second_address()
    {
        var id = Guid.NewGuid();
        list.Add(new("Alpha", "127.0.0.1", 5870, id));

        var refused = Assert.Throws<ServerListException>(() => list.Add(new("Beta", "localhost", 5870, id)));

        Assert.Contains("the same server as Alpha", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_a_server_to_an_address_of_the_list_changes_the_two()
    {
        var (alpha, beta) = (new ServerEntry("Alpha", "127.0.0.1", 5870, Guid.NewGuid()), new ServerEntry("Beta", "127.0.0.1", 5871, Guid.NewGuid()));
        list.Add(alpha);
        list.Add(beta);

        list.Move("Alpha", "127.0.0.1", 5871);

        Assert.Equal([alpha with { Port = 5871 }, beta with { Port = 5870 }], list.All());
    }

    [Fact]
    public void A_renamed_entry_keeps_its_place()
    {
        list.Add(new("Alpha", "127.0.0.1", 5870));
        list.Add(new("Beta", "127.0.0.1", 5871));

        list.Update("alpha", new("Zeta", "127.0.0.1", 5870));

        Assert.Equal(["Zeta", "Beta"], list.All().Select(entry => entry.Name));
    }

    [Fact]
    public void Tags_are_kept_and_can_be_changed()
    {
        var entry = new ServerEntry("Alpha", "127.0.0.1", 5870) { Tags = ["archive", "film club"] };
        list.Add(entry);
        Assert.Equal(entry, list.Find("Alpha"));

        list.Update("Alpha", entry with { Tags = ["laptop"] });

        Assert.Equal(["laptop"], new ServerList(new StateDatabase(home.Path)).Find("Alpha")!.Tags);
        Assert.NotEqual(entry, list.Find("Alpha"));
    }

    [Theory]
    [InlineData(" archive ;film club,, ARCHIVE", "archive, film club", null)]
    [InlineData("a,b,c,d,e,f,g,h,i", "a, b, c, d, e, f, g, h, i", "at most 8")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdef", "abcdefghijklmnopqrstuvwxyzabcdef", "at most 30 characters")]
    public void Tags_are_short_and_few_and_each_stands_once(string typed, string read, string? problem)
    {
        var tags = ServerTags.Parse(typed);

        Assert.Equal(read, ServerTags.Text(tags));
        Assert.Contains(problem ?? "", ServerTags.Check(tags) ?? "", StringComparison.Ordinal);
        Assert.Equal(problem is null, ServerTags.Check(tags) is null);
        if (problem is not null)
        {
            Assert.Equal("tags", Assert.Throws<ServerListException>(() => list.Add(new("Alpha", "127.0.0.1", 5870) { Tags = tags })).Field);
        }
    }

    [Theory]
    [InlineData("Gamma", -1, "Alpha Gamma Beta")]
    [InlineData("alpha", 1, "Beta Alpha Gamma")]
    [InlineData("Gamma", -5, "Gamma Alpha Beta")]
    [InlineData("Gamma", 1, "Alpha Beta Gamma")]
    public void An_entry_is_moved_in_the_order_as_far_as_there_are_places(string name, int places, string order)
    {
        list.Add(new("Alpha", "127.0.0.1", 1));
        list.Add(new("Beta", "127.0.0.1", 2));
        list.Add(new("Gamma", "127.0.0.1", 3));

        list.Reorder(name, places);

        Assert.Equal(order, string.Join(' ', list.All().Select(entry => entry.Name)));
        Assert.Throws<ServerListException>(() => list.Reorder("Delta", 1));
    }

    [Fact]
    public void A_state_file_of_before_there_were_tags_keeps_its_servers()
    {
        using var old = new TempFolder();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={old.File("movienet.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE server (name TEXT PRIMARY KEY COLLATE NOCASE, host TEXT NOT NULL, port INTEGER NOT NULL, server_id TEXT UNIQUE,
                    paused INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL) STRICT;
                CREATE TABLE write (request_id TEXT PRIMARY KEY, server_id TEXT NOT NULL, planned TEXT NOT NULL, noted_at INTEGER NOT NULL,
                    receipt TEXT, known_at INTEGER) STRICT;
                CREATE INDEX write_open ON write (server_id) WHERE receipt IS NULL;
                INSERT INTO server VALUES ('Alpha', 'films.example.org', 5870, NULL, 1, 1);
                PRAGMA user_version = 1
                """;
            command.ExecuteNonQuery();
        }

        var again = new ServerList(new StateDatabase(old.Path));

        Assert.Equal(new ServerEntry("Alpha", "films.example.org", 5870, Paused: true), Assert.Single(again.All()));
        again.Update("Alpha", again.Find("Alpha")! with { Tags = ["archive"] });
        Assert.Equal(["archive"], again.Find("Alpha")!.Tags);
    }

    [Fact]
    public void An_entry_that_is_not_there_cannot_be_changed_or_removed()
    {
        Assert.Throws<ServerListException>(() => list.Update("Alpha", new("Alpha", "127.0.0.1", 5870)));
        Assert.False(list.Remove("Alpha"));
    }

    [Theory]
    [InlineData("127.0.0.1:5870", "127.0.0.1", 5870)]
    [InlineData("films.example.org:1", "films.example.org", 1)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void An_address_is_host_and_port(string text, string host, int port)
    {
        Assert.Null(ServerEntry.TryParseAddress(text, out var readHost, out var readPort));
        Assert.Equal((host, port), (readHost, readPort));
        Assert.Equal(text, new ServerEntry("Alpha", host, port).Address);
    }

    [Theory]
    [InlineData("127.0.0.1", "is no address")]
    [InlineData("127.0.0.1:none", "is no port")]
    [InlineData("127.0.0.1:0", "from 1 to 65535")]
    [InlineData("127.0.0.1:70000", "from 1 to 65535")]
    [InlineData("two words:5870", "host name or an address")]
    [InlineData(":5870", "host name or an address")]
    public void A_bad_address_is_named(string text, string problem) =>
        Assert.Contains(problem, ServerEntry.TryParseAddress(text, out _, out _), StringComparison.Ordinal);

    [Fact]
    public void A_state_file_of_a_newer_version_is_left_alone_and_named()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={home.File("movienet.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var refused = Assert.Throws<InvalidOperationException>(() => new StateDatabase(home.Path));

        Assert.Contains("newer MovieNet", refused.Message, StringComparison.Ordinal);
    }
}
