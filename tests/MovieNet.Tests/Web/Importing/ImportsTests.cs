using MovieNet.Testing;
using MovieNet.Web.Accounts;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ImportsTests : ImportsTest
{
    [Fact]
    public async Task An_import_is_found_by_its_id_until_it_is_discarded_with_its_files()
    {
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", Films(1));
        var path = import.File!.Path;
        Assert.Same(import, imports.Find(import.Id));
        Assert.True(File.Exists(path));

        await imports.DiscardAsync(import);

        Assert.Null(imports.Find(import.Id));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_file_that_stops_coming_leaves_nothing()
    {
        using var home = new TempFolder();
        using var folder = new UploadFolder(home.Path);
        await using var imports = new Imports(await FleetAsync(), folder, TimeProvider.System);

        await Assert.ThrowsAsync<IOException>(() => imports.ReceiveAsync(Visitors.Of(Role.Editor), "films.csv", new Broken(), _ => { }, Token));

        Assert.Empty(imports.All);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(home.Path, "uploads"), "source", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task So_many_files_are_kept_and_one_more_is_when_one_is_forgotten()
    {
        var imports = await ImportsAsync();
        for (var i = 0; i < Imports.Most; i++)
        {
            await DropAsync(imports, $"films-{i}.csv", Films(1));
        }

        var refused = await Assert.ThrowsAsync<IOException>(() => DropAsync(imports, "more.csv", Films(1)));
        Assert.Equal("50 files are kept already; forget one of them first.", refused.Message);

        await imports.DiscardAsync(imports.All[0]);
        await DropAsync(imports, "more.csv", Films(1));
    }

    [Fact]
    public void What_a_killed_process_left_behind_is_removed_and_what_another_one_uses_is_not()
    {
        using var home = new TempFolder();
        var left = Directory.CreateDirectory(Path.Combine(home.Path, "uploads", "left")).FullName;
        File.WriteAllText(left + ".lock", "");
        using var running = new UploadFolder(home.Path);
        var used = running.Add(Guid.NewGuid());
        Directory.CreateDirectory(left);

        using var next = new UploadFolder(home.Path);

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(used));
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the connection is gone");
    }
}
