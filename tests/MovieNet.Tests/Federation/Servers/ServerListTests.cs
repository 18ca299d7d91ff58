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
