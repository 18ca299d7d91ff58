using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

public sealed class WatchTests : CliTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_change_is_shown_as_it_is_made_also_behind_a_restart_until_Ctrl_C_which_is_no_error()
    {
        var alpha = await ServeAsync("Alpha", new Movie { Title = "Before" });
        await ServeNobodyAsync("Beta");
        using var run = Start("watch");
        var said = new[] { await SaidAsync(run), await SaidAsync(run) };
        Assert.Equal(
            ["movienet: Beta does not answer: connection refused. It is asked until it does, and then nothing will be missing.", "movienet: watching Alpha."],
            said.Order(StringComparer.Ordinal));

        await AddAsync(alpha, "Alien");
        Assert.EndsWith("  Alpha  added    Alien", await LineAsync(run), StringComparison.Ordinal);

        await alpha.StopAsync();
        Assert.StartsWith("movienet: Alpha does not answer: ", await SaidAsync(run), StringComparison.Ordinal);
        await alpha.RestartAsync();
        await AddAsync(alpha, "Aliens");
        List.Move("Alpha", "127.0.0.1", alpha.Endpoint.Port);
        Assert.EndsWith("  Alpha  added    Aliens", await LineAsync(run), StringComparison.Ordinal);
        await AddAsync(alpha, "Alien 3");
        Assert.EndsWith("  Alpha  added    Alien 3", await LineAsync(run), StringComparison.Ordinal);

        Assert.Equal(0, await InterruptAsync(run));
    }

    [Fact]
    public async Task JSON_is_a_line_for_each_change()
    {
        var alpha = await ServeAsync("Alpha");
        await ServeAsync("Beta");
        using var run = Start("watch", "--json", "--server", "ALPHA");
        Assert.Equal("movienet: watching Alpha.", await SaidAsync(run));
        await AddAsync(alpha, "𝄞 七");

        var line = JsonNode.Parse(await LineAsync(run))!;

        Assert.Equal("Alpha", (string)line["server"]!);
        await using var raw = await alpha.ConnectAsync();
        Assert.Equal((await raw.ResultAsync("changes.list"))["changes"]![0]!.ToJsonString(), line["change"]!.ToJsonString());
        Assert.Equal(0, await InterruptAsync(run));
    }

    private static async Task AddAsync(TestServer server, string title)
    {
        await using var client = await ClientAsync(server);
        await client.AddAsync(new() { Title = title }, Guid.NewGuid(), Stop);
    }

    private static async Task<string> LineAsync(Process run) =>
        (await run.StandardOutput.ReadLineAsync(Stop).AsTask().WaitAsync(Patience, Stop))!.TrimEnd();

    private static Task<string?> SaidAsync(Process run) => run.StandardError.ReadLineAsync(Stop).AsTask().WaitAsync(Patience, Stop);

    /// <summary>Ctrl-C.</summary>
    private static async Task<int> InterruptAsync(Process run)
    {
        using var kill = Process.Start("kill", ["-2", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await run.WaitForExitAsync(Stop).WaitAsync(Patience, Stop);
        return run.ExitCode;
    }
}
