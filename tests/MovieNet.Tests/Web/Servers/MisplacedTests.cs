using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class MisplacedTests : ComponentTest
{
    private static readonly ServerEntry Alpha = new("Alpha", "127.0.0.1", 1, Guid.NewGuid());
    private static readonly ServerEntry Beta = new("Beta", "127.0.0.1", 2, Guid.NewGuid());

    [Fact]
    public void Servers_that_swapped_are_named_together()
    {
        var asked = 0;
        var banner = Render<Misplaced>(p => p
            .Add(banner => banner.Group, new([new(Alpha, "127.0.0.1", 2, IsThere: true), new(Beta, "127.0.0.1", 1, IsThere: true)])).Add(banner => banner.OnPutRight, () => asked++));

        Assert.StartsWith("Alpha and Beta have swapped addresses Each answers where another one is expected", banner.Find(".say").Words(), StringComparison.Ordinal);
        banner.Button("Put the list right…").Click();
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Of_one_that_was_not_found_nothing_is_claimed()
    {
        var banner = Render<Misplaced>(p => p.Add(banner => banner.Group, new([new(Alpha, "127.0.0.1", 2, IsThere: true), new(Beta, "127.0.0.1", 1, IsThere: false)])));

        Assert.Equal(
            "Alpha answers at the address of Beta Nothing is known of Beta. Until the list is right they are neither asked nor written to.", banner.Find(".say").Words());
    }
}
