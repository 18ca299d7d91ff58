using MovieNet.Web.Accounts;

namespace MovieNet.Tests.Web.Accounts;

public sealed class VisitorTests
{
    [Theory]
    [InlineData(Role.Viewer, false, false)]
    [InlineData(Role.Editor, true, false)]
    [InlineData(Role.Administrator, true, true)]
    public void A_role_holds_those_before_it(Role role, bool edits, bool administers)
    {
        var visitor = Visitors.Of(role);

        Assert.Equal((role, true, edits, administers), (visitor.Role!.Value, visitor.Is(Role.Viewer), visitor.MayEdit, visitor.MayAdminister));
    }

    [Fact]
    public void Nobody_may_do_nothing_and_is_told_what_it_takes()
    {
        Assert.Equal((null, false), (Visitors.Nobody.Role, Visitors.Nobody.IsSignedIn));
        Assert.Equal("It takes a viewer to look; nobody is signed in.", Assert.Throws<ForbiddenException>(() => Visitors.Nobody.Demand(Role.Viewer, "to look")).Message);
        Assert.Equal("It takes an administrator to invite; anna is none.", Assert.Throws<ForbiddenException>(() => Visitors.Of(Role.Editor).Demand(Role.Administrator, "to invite")).Message);
    }

    [Fact]
    public void Servers_are_told_who_it_was_and_through_what_he_came()
    {
        Assert.Equal("anna (MovieNet Web)", Visitors.Of(Role.Viewer).Actor);
        Assert.Equal("MovieNet Web", Visitors.Everybody.Actor);
        Assert.Equal(Role.Administrator, Visitors.Everybody.Role);
    }
}
