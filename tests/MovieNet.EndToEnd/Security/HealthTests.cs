using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MovieNet.EndToEnd.Security;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly HttpClient client = new();
    private TestFleet fleet = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => fleet = await TestFleet.StartAsync(("Alpha", []), ("Beta", []));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await fleet.DisposeAsync();
    }

    [Fact]
    public async Task It_is_ready_with_every_servers_state_also_where_one_does_not_answer()
    {
        Assert.Equal("live\n", await client.GetStringAsync(new Uri(fleet.App.Url, "health/live"), Token));
        await UntilAsync("Alpha Answers, Beta Answers");

        await fleet.Beta.KillAsync();

        await UntilAsync("Alpha Answers, Beta NoAnswer");
    }

    /// <summary>Asks whenever the fleet says that something changed, until the servers are as they should be.</summary>
    private async Task UntilAsync(string states)
    {
        var changes = System.Threading.Channels.Channel.CreateUnbounded<bool>();
        void Tell() => changes.Writer.TryWrite(true);
        fleet.App.Fleet.Changed += Tell;
        Tell();
        try
        {
            string now;
            do
            {
                await changes.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
                var ready = (await client.GetFromJsonAsync<JsonNode>(new Uri(fleet.App.Url, "health/ready"), Token))!;
                Assert.True((bool)ready["ready"]!);
                now = string.Join(", ", ready["servers"]!.AsArray().Select(server => $"{server!["name"]} {server["state"]}"));
            }
            while (!string.Equals(now, states, StringComparison.Ordinal));
        }
        finally
        {
            fleet.App.Fleet.Changed -= Tell;
        }
    }
}
