using System.Net;
using System.Net.Sockets;

namespace MovieNet.Server.Access;

/// <summary>
/// Slows down addresses that show wrong tokens: a few are free, then every further failure doubles the time in which no token of
/// that address is looked at, up to a minute. It is forgotten when nothing failed for ten minutes.
/// </summary>
internal sealed class FailureBrake(TimeProvider time)
{
    private const int Free = 5;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<IPAddress, Failures> failures = [];

    /// <summary>How long no token of this address is looked at; zero where one may be shown.</summary>
    public TimeSpan WaitOf(IPAddress address)
    {
        lock (failures)
        {
            return failures.TryGetValue(NetworkOf(address), out var known) && known.Until > time.GetUtcNow() ? known.Until - time.GetUtcNow() : TimeSpan.Zero;
        }
    }

    public void Failed(IPAddress address)
    {
        var now = time.GetUtcNow();
        lock (failures)
        {
            if (failures.Count >= MostAddresses)
            {
                Forget(now);
            }

            var key = NetworkOf(address);
            var count = failures.TryGetValue(key, out var known) && now - known.Last < Memory ? known.Count + 1 : 1;
            var wait = count <= Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, count - Free - 1)));
            failures[key] = new(count, now, now + wait);
        }
    }

    /// <summary>Those of long ago; where there are none, all: a flood of addresses must not fill the memory.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, _) in failures.Where(one => now - one.Value.Last >= Memory).ToList())
        {
            failures.Remove(address);
        }

        if (failures.Count >= MostAddresses)
        {
            failures.Clear();
        }
    }

    /// <summary>Who has one IPv6 address has 2^64 of them.</summary>
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new([.. address.GetAddressBytes().Take(8), .. new byte[8]]) : address;
    }

    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
