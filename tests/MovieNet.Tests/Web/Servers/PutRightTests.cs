using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class PutRightTests : FleetComponentTest
{
    private static readonly ServerEntry Alpha = new("Alpha", "127.0.0.1", 1, Guid.Parse("aaaaaaaa-0000-0000-0000-000000000000"));
    private static readonly ServerEntry Beta = new("Beta", "127.0.0.1", 2, Guid.Parse("bbbbbbbb-0000-0000-0000-000000000000"));

    private int closed;

    [Fact]
    public async Task What_changes_is_shown_before_it_is_done_in_one_step()
    {
        Add(Alpha, Beta);
        var dialog = Show(isBetaThere: true);
        Assert.Equal(["Alpha 127.0.0.1:1 127.0.0.1:2 found, id aaaaaaaa", "Beta 127.0.0.1:2 127.0.0.1:1 found, id bbbbbbbb"], dialog.FindAll("tbody tr").Select(row => row.Words()));
        Assert.DoesNotContain("gets the address that is left", dialog.Words(), StringComparison.Ordinal);

        await dialog.InvokeAsync(() => dialog.Button("Put right").ClickAsync(new()));

        await dialog.WaitForAssertionAsync(() => Assert.Equal(1, closed), TimeSpan.FromSeconds(20));
        Assert.Equal(["Alpha 127.0.0.1:2", "Beta 127.0.0.1:1"], Fleet.List.All().Select(entry => $"{entry.Name} {entry.Address}"));
    }

    [Fact]
    public void One_that_was_not_found_gets_the_address_that_is_left()
    {
        Add(Alpha, Beta);
        var dialog = Show(isBetaThere: false);

        Assert.Equal("Beta 127.0.0.1:2 127.0.0.1:1 not known", dialog.FindAll("tbody tr")[1].Words());
        Assert.Contains("A server that was not found gets the address that is left", dialog.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_somebody_changed_meanwhile_stays_as_it_is_and_that_is_said()
    {
        Add(Alpha, Beta with { Port = 3 });
        var dialog = Show(isBetaThere: true);

        await dialog.InvokeAsync(() => dialog.Button("Put right").ClickAsync(new()));

        Assert.Equal("Beta is not in the list as it was any more; nothing was changed", dialog.Find("footer [role=status]").Words());
        Assert.Equal(0, closed);
        Assert.Equal(["Alpha 127.0.0.1:1", "Beta 127.0.0.1:3"], Fleet.List.All().Select(entry => $"{entry.Name} {entry.Address}"));
    }

    private void Add(params ServerEntry[] entries)
    {
        foreach (var entry in entries)
        {
            Fleet.List.Add(entry);
        }
    }

    private IRenderedComponent<PutRight> Show(bool isBetaThere) => Render<PutRight>(p => p
        .Add(dialog => dialog.Group, new([new(Alpha, "127.0.0.1", 2, IsThere: true), new(Beta, "127.0.0.1", 1, isBetaThere)])).Add(dialog => dialog.OnClose, () => closed++));
}
