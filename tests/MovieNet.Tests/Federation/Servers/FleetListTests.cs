using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Servers;

/// <summary>The fleet follows the server list, whoever changes it.</summary>
public class FleetListTests : FleetTest
{
    [Fact]
    public async Task What_another_process_adds_and_removes_is_taken_over_within_the_interval()
    {
        Scripted("Alpha");
        var fleet = await FleetAsync();

        Scripted("Beta");
        await UntilAsync(fleet, "Beta", LinkState.Answers);
        List.Remove("Alpha");

        await UntilAsync(fleet, () => fleet.Servers.Count == 1);
        Assert.Equal("Beta", fleet.Servers[0].Name);
    }

    [Fact]
    public async Task What_is_changed_while_the_fleet_begins_is_not_overlooked()
    {
        for (var round = 0; round < 10; round++)
        {
            await using var fleet = new Fleet(State, Patient);
            List.Add(new("Alpha", "127.0.0.1", 1));
            await UntilAsync(fleet, () => fleet.Servers.Count == 1);
            List.Remove("Alpha");
        }
    }

    [Fact]
    public async Task A_change_of_ones_own_takes_effect_with_the_next_word()
    {
        var alpha = Scripted("Alpha");
        // The list is never looked at by itself.
        var fleet = await FleetAsync(Patient with { ListInterval = TimeSpan.FromHours(1) });

        List.Update("Alpha", List.Find("Alpha")! with { Name = "Zeta" });
        await fleet.RefreshAsync();

        await UntilAsync(fleet, "Zeta", LinkState.Answers);
        Assert.Single(fleet.Servers);
        Assert.Equal(alpha.ServerId, fleet.Servers[0].Entry.ServerId);
    }

    [Fact]
    public async Task A_paused_server_is_left_and_not_asked_until_it_goes_on()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();

        List.Update("Alpha", List.Find("Alpha")! with { Paused = true });
        await fleet.RefreshAsync();

        Assert.Equal((LinkState.Paused, "paused"), (fleet.Servers[0].State, fleet.Servers[0].Reason));
        await alpha.AllClosedAsync();
        var before = alpha.Requests("server.hello").Count;
        fleet.TryNow();
        var answers = await fleet.AskAsync((_, client, token) => client.StatusAsync(token), cancellationToken: Token).ToListAsync(Token);
        Assert.Equal("paused", Assert.Single(answers).Silence);
        Assert.Equal(before, alpha.Requests("server.hello").Count);

        List.Update("Alpha", List.Find("Alpha")! with { Paused = false });
        await fleet.RefreshAsync();
        await UntilAsync(fleet, "Alpha", LinkState.Answers);
    }

    [Fact]
    public async Task Servers_that_swap_their_addresses_are_found_again_and_stay_who_they_are()
    {
        var (alpha, beta) = (Scripted("Alpha"), Scripted("Beta"));
        var fleet = await FleetAsync();
        (alpha.ServerId, beta.ServerId) = (beta.ServerId, alpha.ServerId);
        alpha.CloseConnections();
        beta.CloseConnections();
        await UntilAsync(fleet, "Alpha", LinkState.Refused);
        await UntilAsync(fleet, "Beta", LinkState.Refused);

        List.Move("Alpha", "127.0.0.1", beta.Port);
        await fleet.RefreshAsync();

        Assert.Equal(beta.ServerId, (await UntilAsync(fleet, "Alpha", LinkState.Answers)).Hello!.ServerId);
        Assert.Equal(alpha.ServerId, (await UntilAsync(fleet, "Beta", LinkState.Answers)).Hello!.ServerId);
        Assert.Equal([beta.Port, alpha.Port], fleet.Servers.Select(server => server.Entry.Port));
    }

    [Fact]
    public async Task Another_order_and_other_tags_keep_the_connections()
    {
        var alpha = Scripted("Alpha");
        Scripted("Beta");
        var fleet = await FleetAsync();

        List.Reorder("Beta", -1);
        List.Update("Alpha", List.Find("Alpha")! with { Tags = ["archive"] });
        await fleet.RefreshAsync();

        Assert.Equal(["Beta", "Alpha"], fleet.Servers.Select(server => server.Name));
        Assert.Equal((LinkState.Answers, "archive"), (fleet.Servers[1].State, Assert.Single(fleet.Servers[1].Entry.Tags)));
        Assert.Single(alpha.Requests("server.hello"));
    }

    [Fact]
    public async Task A_server_that_is_removed_is_left_and_what_waits_for_it_is_told()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.get", Script.Silence);
        var fleet = await FleetAsync();
        var asked = fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), cancellationToken: Token).ToListAsync(Token).AsTask();
        await alpha.ReceivedAsync("movies.get");

        List.Remove("Alpha");
        await fleet.RefreshAsync();

        Assert.False(Assert.Single(await asked.WaitAsync(TimeSpan.FromSeconds(10), Token)).IsKnown);
        Assert.Empty(fleet.Servers);
        await alpha.AllClosedAsync();
    }

    [Fact]
    public async Task Entries_that_stay_as_they_are_keep_their_connections()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();

        Scripted("Beta");
        await fleet.RefreshAsync();
        await UntilAsync(fleet, "Beta", LinkState.Answers);

        Assert.Single(alpha.Requests("server.hello"));
    }
}
