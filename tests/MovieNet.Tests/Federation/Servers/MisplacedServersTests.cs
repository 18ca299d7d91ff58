using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Servers;

public sealed class MisplacedServersTests : FleetTest
{
    [Fact]
    public async Task Daemons_that_exchanged_their_ports_are_recognised_and_the_list_is_put_right_in_one_step()
    {
        var fleet = await SwappedAsync();

        var group = Assert.Single(MisplacedServers.Find(fleet.Servers));
        Assert.True(group.AreAllFound);
        var before = List.All();
        Assert.Equal(
            [("Alpha", before[1].Address, true), ("Beta", before[0].Address, true)],
            group.Moves.Select(move => (move.Entry.Name, move.Address, move.IsThere)).Order());

        List.Move(group.Moves);
        await fleet.RefreshAsync();

        await UntilAsync(fleet, "Alpha", LinkState.Answers);
        await UntilAsync(fleet, "Beta", LinkState.Answers);
        Assert.Equal(before.Select(entry => (entry.Name, entry.ServerId)), List.All().Select(entry => (entry.Name, entry.ServerId)));
        Assert.Empty(MisplacedServers.Find(fleet.Servers));
    }

    [Fact]
    public async Task The_list_is_left_alone_where_it_was_changed_meanwhile()
    {
        var fleet = await SwappedAsync();
        var group = Assert.Single(MisplacedServers.Find(fleet.Servers));
        List.Update("Beta", List.Find("Beta")! with { Host = "localhost" });
        var before = List.All();

        var refused = Assert.Throws<ServerListException>(() => List.Move(group.Moves));

        Assert.Contains("Beta is not in the list as it was", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, List.All());
    }

    [Fact]
    public void A_server_at_the_address_of_another_one_is_offered_to_move_while_its_own_is_silent()
    {
        var (alpha, beta) = (Server("Alpha", 1), Server("Beta", 2));

        var group = Assert.Single(MisplacedServers.Find([Silent(alpha), At(beta, alpha)]));

        Assert.False(group.AreAllFound);
        Assert.Equal([("Alpha", 2, true), ("Beta", 1, false)], group.Moves.Select(move => (move.Entry.Name, move.Port, move.IsThere)));
    }

    [Fact]
    public void Three_in_a_ring_and_two_apart_are_two_groups()
    {
        var servers = Enumerable.Range(0, 5).Select(i => Server("ABCDE"[i].ToString(), i)).ToList();

        var groups = MisplacedServers.Find([At(servers[0], servers[1]), At(servers[1], servers[2]), At(servers[2], servers[0]), At(servers[3], servers[4]), At(servers[4], servers[3])]);

        Assert.Equal(["A0→2 B1→0 C2→1", "D3→4 E4→3"], groups.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_a_row_the_last_one_gets_what_the_first_one_leaves()
    {
        var servers = Enumerable.Range(0, 3).Select(i => Server("ABC"[i].ToString(), i)).ToList();

        var group = Assert.Single(MisplacedServers.Find([Silent(servers[0]), At(servers[1], servers[0]), At(servers[2], servers[1])]));

        Assert.Equal("A0→1 B1→2 C2→0", Text(group));
        Assert.Equal("C", group.Moves.Single(move => !move.IsThere).Entry.Name);
    }

    [Fact]
    public void Nobody_is_moved_who_answers_where_he_belongs_who_is_paused_or_who_is_not_in_the_list()
    {
        var (alpha, beta) = (Server("Alpha", 1), Server("Beta", 2));

        Assert.Empty(MisplacedServers.Find([new(alpha, LinkState.Answers, default), At(beta, alpha)]));
        Assert.Empty(MisplacedServers.Find([new(alpha, LinkState.Paused, default), At(beta, alpha)]));
        Assert.Empty(MisplacedServers.Find([Silent(alpha), At(beta, Server("Stranger", 3))]));
        Assert.Empty(MisplacedServers.Find([Silent(alpha), Silent(beta)]));
    }

    /// <summary>Two real daemons whose addresses stand in the list the other way round than when they were met.</summary>
    private async Task<Fleet> SwappedAsync()
    {
        var (alpha, beta) = (await DaemonAsync("Alpha", new Movie { Title = "Ran" }), await DaemonAsync("Beta"));
        List.Remove("Alpha");
        List.Remove("Beta");
        List.Add(new("Alpha", "127.0.0.1", beta.Endpoint.Port, alpha.ServerId));
        List.Add(new("Beta", "127.0.0.1", alpha.Endpoint.Port, beta.ServerId));
        var fleet = await FleetAsync();
        await UntilAsync(fleet, "Alpha", LinkState.Refused);
        await UntilAsync(fleet, "Beta", LinkState.Refused);
        return fleet;
    }

    private static string Text(MisplacedServers group) => string.Join(' ', group.Moves
        .Select(move => FormattableString.Invariant($"{move.Entry.Name}{move.Entry.Port}→{move.Port}")).Order(StringComparer.Ordinal));

    // Ports begin at 0 here, so that they are the places in the list.
    private static ServerEntry Server(string name, int port) => new(name, "127.0.0.1", port, Guid.NewGuid());

    private static ServerHealth Silent(ServerEntry entry) => new(entry, LinkState.NoAnswer, default);

    private static ServerHealth At(ServerEntry entry, ServerEntry answers) => new(entry, LinkState.Refused, default)
    {
        Stranger = new(1, answers.ServerId!.Value, answers.Name, "1.0.0", 1, ServerLimits.Default, []),
    };
}
