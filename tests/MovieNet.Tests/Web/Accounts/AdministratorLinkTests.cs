using MovieNet.Web.Accounts;

namespace MovieNet.Tests.Web.Accounts;

public sealed class AdministratorLinkTests
{
    [Fact]
    public void It_works_once_and_only_the_newest()
    {
        var link = new AdministratorLink();
        Assert.False(link.Is(null));
        Assert.False(link.Use(""));

        var (old, code) = (link.Issue(), link.Issue());

        Assert.Equal((false, true, false), (link.Is(old), link.Is(code), link.Is(null)));
        Assert.True(link.Use(code));
        Assert.False(link.Use(code));
        Assert.False(link.IsOpen);
    }
}
