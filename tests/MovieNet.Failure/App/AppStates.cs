using System.Collections.Concurrent;
using MovieNet.Federation;

namespace MovieNet.Failure.App;

/// <summary>Prints when a server of the fleet is in another state than before.</summary>
internal sealed class AppStates
{
    private readonly Fleet fleet;
    private readonly Lock one = new();
    private readonly ConcurrentDictionary<string, LinkState> last = new(StringComparer.Ordinal);

    public AppStates(Fleet fleet)
    {
        this.fleet = fleet;
        fleet.Changed += Look;
    }

    public void Look()
    {
        // One after the other, or an older state would be printed behind a newer one.
        lock (one)
        {
            foreach (var server in fleet.Servers)
            {
                if (!last.TryGetValue(server.Name, out var before) || before != server.State)
                {
                    last[server.Name] = server.State;
                    AppLines.Print($"state {server.Name} {server.State}");
                }
            }
        }
    }
}
