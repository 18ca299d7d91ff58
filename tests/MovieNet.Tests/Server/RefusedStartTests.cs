using System.Runtime.Versioning;
using MovieNet.Server.Store;
using MovieNet.Testing;
using MovieNet.Tests.Server.Store;

namespace MovieNet.Tests.Server;

/// <summary>What the program says that cannot have its database: exit code 1, one line, and nothing is changed or left behind.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RefusedStartTests : IDisposable
{
    // The administrator may write everything, so a daemon of his is started without that right.
    private static readonly string[] AsAnybody =
        Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : [];

    private readonly TempFolder folder = new();

    public RefusedStartTests()
    {
        Directory.CreateDirectory(Inner);
        Schema1Database.Make(Data);
    }

    private string Inner => folder.File("inner");

    private string Data => Path.Combine(Inner, "a.db");

    public void Dispose()
    {
        File.SetUnixFileMode(Inner, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Dispose();
    }

    [Fact]
    public async Task A_read_only_file()
    {
        File.SetUnixFileMode(Data, UnixFileMode.UserRead);

        Assert.Equal($"cannot open {Data}: this user may not write it (read-only)", await RefusedAsync());
        Assert.Equal([Data, Data + ".lock"], Files());
    }

    [Fact]
    public async Task A_file_that_may_not_be_read()
    {
        File.SetUnixFileMode(Data, UnixFileMode.None);

        Assert.StartsWith($"cannot open {Data}: the database file, or one beside it (-wal, -shm), cannot be opened; ", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public async Task A_read_only_file_beside_it(string suffix)
    {
        await File.WriteAllBytesAsync(Data + suffix, [], TestContext.Current.CancellationToken);
        File.SetUnixFileMode(Data + suffix, UnixFileMode.UserRead);

        Assert.StartsWith($"cannot open {Data}: the database file, or one beside it (-wal, -shm), cannot be ", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written()
    {
        File.SetUnixFileMode(Inner, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal($"cannot open {Data}: no permission to write {Data}.lock", await RefusedAsync());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_any_more()
    {
        await File.WriteAllBytesAsync(Data + ".lock", [], TestContext.Current.CancellationToken);
        File.SetUnixFileMode(Inner, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.StartsWith($"cannot open {Data}: the database file, or one beside it (-wal, -shm), cannot be ", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_system_that_cannot_be_written()
    {
        await File.WriteAllBytesAsync(Data + ".lock", [], TestContext.Current.CancellationToken);

        var words = await RefusedAsync(Strace.Starter(folder.File("calls"), "-P", Data + ".lock", "-e", "trace=openat", "-e", "inject=openat:error=EROFS"));

        Assert.StartsWith($"cannot open {Data}: ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("in use", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, "the database file is damaged; restore a backup")]
    [InlineData(0, "the file is not a database")]
    public async Task A_damaged_file(int from, string words)
    {
        var bytes = await File.ReadAllBytesAsync(Data, TestContext.Current.CancellationToken);
        bytes.AsSpan(from, 3_000).Fill(0x55);
        await File.WriteAllBytesAsync(Data, bytes, TestContext.Current.CancellationToken);

        Assert.Equal($"cannot open {Data}: {words}", await RefusedAsync());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Data, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_was_cut_off()
    {
        await using (var file = new FileStream(Data, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal($"cannot open {Data}: the database file is damaged; restore a backup", await RefusedAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_schema()
    {
        Schema1Database.Run(Data, "PRAGMA user_version = 99");

        Assert.Equal($"{Data} was written by a newer movienet-server (schema 99, this one knows {Migrations.All.Version})", await RefusedAsync());
    }

    [Fact]
    public async Task A_database_that_another_daemon_serves()
    {
        await using var first = ServerProcess.Start("--data", Data, "--ports", "0");
        await first.ReadyAsync();

        Assert.Equal($"{Data} is in use by another movienet-server", await RefusedAsync());
    }

    private async Task<string> RefusedAsync(string[]? starter = null)
    {
        await using var daemon = ServerProcess.StartBy(starter ?? AsAnybody, "--data", Data, "--ports", "0");
        var errors = await daemon.ErrorsAsync();
        Assert.Equal(1, await daemon.ExitCodeAsync());
        Assert.StartsWith("movienet-server: ", errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        return errors["movienet-server: ".Length..^1];
    }

    private List<string> Files() => [.. Directory.GetFiles(Inner).Order(StringComparer.Ordinal)];
}
