using System.Globalization;
using MovieNet.Cli.Commands;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

public sealed class ChangesTests : CliTest
{
    [Fact]
    public async Task The_changes_of_all_servers_are_shown_by_time_the_latest_last()
    {
        var alpha = await ServeAsync("Alpha", new Movie { Title = "Alien", Year = 1979, Synopsis = "One\nTwo" });
        var beta = await ServeAsync("Beta", new Movie { Title = "Brazil" });
        await EditAsync(alpha, 1, "ada", (MovieField.RuntimeMinutes, FieldValue.Of(117)), (MovieField.Synopsis, null));
        await using (var client = await ClientAsync(beta))
        {
            await client.DeleteAsync(1, null, Guid.NewGuid(), Stop);
        }

        var run = await RunAsync("changes");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(4, run.Lines.Length);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}  Alpha  added    Alien \\(1979\\)$", run.Lines[0]);
        Assert.EndsWith("  Beta   added    Brazil", run.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith("  Alpha  edited   Alien (1979)  Runtime: none → 117 min; Synopsis: One Two → none  by ada", run.Lines[2], StringComparison.Ordinal);
        Assert.EndsWith("  Beta   deleted  Brazil", run.Lines[3], StringComparison.Ordinal);
        Assert.Equal(run.Lines[2..], (await RunAsync("changes", "--limit", "2")).Lines);
        Assert.Equal([run.Lines[0], run.Lines[2]], (await RunAsync("changes", "--server", "alpha")).Lines);
        Assert.Equal(run.Lines, (await RunAsync("changes", "--since", "1h")).Lines);
        Assert.Empty((await RunAsync("changes", "--since", "2999-01-01")).Lines);
        Assert.Equal(run.Lines[3..], (await RunAsync("changes", "--since", "1h", "--limit", "1")).Lines);
    }

    [Fact]
    public async Task The_latest_50_are_shown_where_nothing_is_said_and_all_of_a_stretch_of_time()
    {
        await ServeAsync("Alpha", [.. Enumerable.Range(0, 60).Select(i => new Movie { Title = $"Film {i}" })]);

        var run = await RunAsync("changes");
        Assert.Equal(50, run.Lines.Length);
        Assert.EndsWith("Film 10", run.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("Film 59", run.Lines[49], StringComparison.Ordinal);
        Assert.Equal(60, (await RunAsync("changes", "--since", "1d")).Lines.Length);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_and_ends_with_3()
    {
        await ServeAsync("Alpha", new Movie { Title = "Alien" });
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("changes");

        Assert.Equal(3, run.ExitCode);
        Assert.Single(run.Lines);
        Assert.Matches("^movienet: Beta \\(127.0.0.1:[0-9]+\\) did not answer: connection refused.\n$", run.Error);
        Assert.Equal(0, (await RunAsync("changes", "--server", "Alpha")).ExitCode);
    }

    [Fact]
    public async Task JSON_has_the_changes_as_on_the_wire_and_who_answered()
    {
        var alpha = await ServeAsync("Alpha", new Movie { Title = "𝄞 七", Year = 1979 });
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("changes", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["answered", "connection refused"], run.Json["servers"]!.AsArray().Select(server => (string)server!["outcome"]!));
        var change = Assert.Single(run.Json["changes"]!.AsArray())!;
        Assert.Equal("Alpha", (string)change["server"]!);
        await using var raw = await alpha.ConnectAsync();
        Assert.Equal((await raw.ResultAsync("changes.list"))["changes"]![0]!.ToJsonString(), change["change"]!.ToJsonString());
    }

    [Theory]
    [InlineData("2026-01-31", "2026-01-31 00:00:00")]
    [InlineData("2026-01-31 18:30", "2026-01-31 18:30:00")]
    [InlineData("2026-01-31T18:30:05", "2026-01-31 18:30:05")]
    public void A_time_without_offset_is_of_this_machine(string text, string local)
    {
        var expected = DateTime.Parse(local, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
        Assert.Equal(expected.ToUniversalTime(), PastTime.Parse(text, TimeProvider.System)!.Value.UtcDateTime);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1_800)]
    [InlineData("2h", 7_200)]
    [InlineData("7d", 604_800)]
    [InlineData("2026-01-02T02:04:05Z", 3_600)]
    [InlineData("2026-01-02T02:04:05.5-01:00", -0.5)]
    public void A_time_may_be_exact_or_said_from_now(string text, double secondsAgo)
    {
        var clock = new ManualClock();
        Assert.Equal(clock.GetUtcNow().AddSeconds(-secondsAgo), PastTime.Parse(text, clock));
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("2w")]
    [InlineData("yesterday")]
    [InlineData("31.01.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2147483647d")]
    public void What_is_no_time_is_none(string text) => Assert.Null(PastTime.Parse(text, TimeProvider.System));

    private static async Task EditAsync(TestServer server, long id, string who, params (MovieField Field, FieldValue? Value)[] changes)
    {
        await using var client = await MovieClient.ConnectAsync("127.0.0.1", server.Endpoint.Port, new() { Actor = who }, Stop);
        await client.EditAsync(id, changes.ToDictionary(change => change.Field, change => change.Value), null, Guid.NewGuid(), Stop);
    }
}
