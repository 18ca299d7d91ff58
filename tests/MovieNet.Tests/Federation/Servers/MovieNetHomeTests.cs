using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Servers;

public sealed class MovieNetHomeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_made_for_its_owner_and_one_that_is_there_stays_as_it_is()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var home = MovieNetHome.Find(folder.File("new"));
        Assert.Equal(Owner, File.GetUnixFileMode(home));
        Assert.Equal(Owner, File.GetUnixFileMode(MovieNetHome.Keys(home).FullName));

        File.SetUnixFileMode(home, Owner | UnixFileMode.GroupRead);
        Assert.Equal(home, MovieNetHome.Find(home));
        Assert.Equal(Owner | UnixFileMode.GroupRead, File.GetUnixFileMode(home));
    }

    [Fact]
    public void Where_it_cannot_be_made_the_message_says_what_to_set()
    {
        File.WriteAllText(folder.File("film"), "");

        Assert.Contains("set MOVIENET_HOME", Assert.Throws<InvalidOperationException>(() => MovieNetHome.Find(folder.File("film/home"))).Message, StringComparison.Ordinal);
    }
}
