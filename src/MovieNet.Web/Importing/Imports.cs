using System.Collections.Immutable;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Importing;

/// <summary>
/// The files that were dropped, and the imports of them. They belong to the app, not to a page: who leaves a page or closes the
/// browser finds them again by their id. They end with the app.
/// </summary>
/// <param name="fleet">Whom they go to.</param>
/// <param name="folder">Where the files lie.</param>
/// <param name="time">Where time comes from.</param>
public sealed class Imports(Fleet fleet, UploadFolder folder, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How many files are kept at once: nobody fills the disk by dropping one after the other.</summary>
    public const int Most = 50;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private ImmutableList<FileImport> all = [];

    /// <summary>Raised, on any thread, when an import came, went, or entered another stage.</summary>
    public event Action? Changed;

    /// <summary>How long a server may be away in the middle before it is given up: machines are restarted in that time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<FileImport> All => all;

    /// <summary>The import of this id; null where there is none, or not any more.</summary>
    public FileImport? Find(Guid id) => all.Find(import => import.Id == id);

    /// <summary>Takes a file in, as a stream to the disk, and begins to look into it.</summary>
    /// <param name="visitor">Whose it is; the servers' change logs name him.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="progressed">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Calls it off; nothing stays.</param>
    /// <exception cref="ForbiddenException">The visitor is no editor.</exception>
    /// <exception cref="IOException">It cannot be kept, because there are too many or there is no room, or it stopped coming.</exception>
    public async Task<FileImport> ReceiveAsync(Visitor visitor, string name, Stream content, Action<long> progressed, CancellationToken cancellationToken)
    {
        visitor.Demand(Role.Editor, "to import movies");
        await DiscardOldAsync();
        if (all.Count >= Most)
        {
            throw new IOException($"{Most} files are kept already; forget one of them first.");
        }

        var id = Guid.NewGuid();
        var path = folder.Add(id);
        var import = new FileImport(id, name, visitor.Actor, path, fleet, Patience, time, () => Changed?.Invoke());
        try
        {
            await using var file = new FileStream(import.SourcePath, FileMode.CreateNew, FileAccess.Write);
            await CopyAsync(content, file, progressed, cancellationToken);
        }
        catch
        {
            await import.DisposeAsync();
            throw;
        }

        ImmutableInterlocked.Update(ref all, list => list.Insert(0, import));
        import.Look(format: null);
        return import;
    }

    /// <summary>Ends an import and removes its files. What is written stays written.</summary>
    public async Task DiscardAsync(FileImport import)
    {
        ImmutableInterlocked.Update(ref all, list => list.Remove(import));
        await import.DisposeAsync();
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var import in all)
        {
            await import.DisposeAsync();
        }
    }

    private static async Task CopyAsync(Stream content, FileStream file, Action<long> progressed, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progressed(file.Position);
        }
    }

    private async Task DiscardOldAsync()
    {
        foreach (var import in all.Where(import => !import.IsRunning && time.GetUtcNow() - import.ChangedAt > Kept))
        {
            await DiscardAsync(import);
        }
    }
}
