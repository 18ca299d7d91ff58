using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;
using MovieNet.Web.Bulk;
using MovieNet.Web.Importing;
using MovieNet.Web.Servers;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Accounts;

/// <summary>Whatever changes something asks who wants it, whether a page showed him a button or not.</summary>
public sealed class DoorTests : FleetComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_editors_write()
    {
        await using var alpha = await StartAsync("Alpha");
        var add = new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Ran);
        foreach (var visitor in new[] { Visitors.Nobody, Visitors.Of(Role.Viewer) })
        {
            using var bulk = new BulkRun(Writer, visitor, TimeProvider.System, () => { });
            await Assert.ThrowsAsync<ForbiddenException>(() => new WriteRun(Writer, visitor, () => { }).RunAsync(Plans.Of(add)));
            await Assert.ThrowsAsync<ForbiddenException>(() => bulk.RunAsync([add]));
        }

        Assert.Empty(await AskAsync("Alpha", (client, token) => client.GetAsync("Ran", cancellationToken: token)));
        await new WriteRun(Writer, Visitors.Of(Role.Editor), () => { }).RunAsync(Plans.Of(add));
        Assert.Single(await AskAsync("Alpha", (client, token) => client.GetAsync("Ran", cancellationToken: token)));
    }

    [Fact]
    public async Task Only_editors_bring_files()
    {
        var imports = Services.GetRequiredService<Imports>();

        await Assert.ThrowsAsync<ForbiddenException>(() => imports.ReceiveAsync(Visitors.Of(Role.Viewer), "films.csv", Stream.Null, _ => { }, Token));

        Assert.Empty(imports.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Editor)]
    public async Task Only_administrators_change_the_list_and_make_the_app_connect_somewhere(Role? role)
    {
        var visitor = role is { } known ? Visitors.Of(known) : Visitors.Nobody;
        var entry = new ServerEntry("New", "127.0.0.1", DeadPort);

        await Assert.ThrowsAsync<ForbiddenException>(() => new ServerEditor(Fleet, visitor).ChangeAsync(list => list.Add(entry)));
        await Assert.ThrowsAsync<ForbiddenException>(() => ServerTest.RunAsync(Fleet, visitor, entry, TimeProvider.System, Token));

        Assert.Empty(Fleet.List.All());
    }

    [Fact]
    public void Nothing_else_of_the_window_writes()
    {
        // What is injected is a Writer, for what it tells; ApplyAsync is called where it is asked who wants it.
        var sources = Directory.EnumerateFiles(Path.Combine(Sources(), "src", "MovieNet.Web"), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path) is var text && (text.Contains("riter.ApplyAsync(", StringComparison.Ordinal) || text.Contains("new BulkWriter(", StringComparison.Ordinal)))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(["BulkRun.cs", "WriteRun.cs"], sources);
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MovieNet.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
