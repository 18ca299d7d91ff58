using System.Net;
using MovieNet.Server.Access;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Access;

public sealed class FailureBrakeTests
{
    private static readonly IPAddress Somebody = IPAddress.Parse("192.0.2.1");

    private readonly ManualClock clock = new();
    private readonly FailureBrake brake;

    public FailureBrakeTests() => brake = new(clock);

    [Fact]
    public void A_few_failures_are_free_then_each_doubles_the_wait_up_to_a_minute()
    {
        var waits = Enumerable.Range(0, 13).Select(_ =>
        {
            brake.Failed(Somebody);
            return brake.WaitOf(Somebody).TotalSeconds;
        });

        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60], waits);
    }

    [Fact]
    public void The_wait_passes_and_after_ten_quiet_minutes_all_is_forgotten()
    {
        Fail(7);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, brake.WaitOf(Somebody));

        clock.Advance(TimeSpan.FromMinutes(10));
        Fail(5);
        Assert.Equal(TimeSpan.Zero, brake.WaitOf(Somebody));
    }

    [Fact]
    public void Other_addresses_do_not_wait_but_those_of_one_IPv6_network_do()
    {
        Fail(9);
        Assert.Equal(TimeSpan.Zero, brake.WaitOf(IPAddress.Parse("192.0.2.2")));
        Assert.NotEqual(TimeSpan.Zero, brake.WaitOf(Somebody.MapToIPv6()));

        for (var host = 1; host < 10; host++)
        {
            brake.Failed(IPAddress.Parse(FormattableString.Invariant($"2001:db8::{host}")));
        }

        Assert.NotEqual(TimeSpan.Zero, brake.WaitOf(IPAddress.Parse("2001:db8::ffff")));
        Assert.Equal(TimeSpan.Zero, brake.WaitOf(IPAddress.Parse("2001:db8:0:1::1")));
    }

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            brake.Failed(Somebody);
        }
    }
}
