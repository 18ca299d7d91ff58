using System.Collections.Immutable;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Importing;

/// <summary>A dropped file on its way: looked into, its columns mapped and counted, imported into servers. Safe for use by many pages.</summary>
public sealed class FileImport : IAsyncDisposable
{
    private readonly string folder;
    private readonly Fleet fleet;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;
    private readonly Action changed;
    private readonly Lock one = new();
    private readonly List<Task> running = [];
    private CancellationTokenSource stopReading = new();
    private Task reading = Task.CompletedTask;
    private ImmutableList<ServerImport> servers = [];

    internal FileImport(Guid id, string name, string actor, string folder, Fleet fleet, TimeSpan patience, TimeProvider time, Action changed)
    {
        (Id, Name, Actor, this.folder, this.fleet, this.patience, this.time, this.changed) = (id, name, actor, folder, fleet, patience, time, changed);
        Rejected = new(Path.Combine(folder, "rejected"));
        ChangedAt = time.GetUtcNow();
    }

    /// <summary>Its id, in the page's address.</summary>
    public Guid Id { get; }

    /// <summary>What the person calls the file.</summary>
    public string Name { get; }

    /// <summary>For whom it is; the servers' change logs name him.</summary>
    public string Actor { get; }

    /// <summary>When it last entered another stage.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The file; null until it was looked into.</summary>
    public ImportFile? File { get; private set; }

    /// <summary>Why the file cannot be read, in words; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>How its records fit; null where no column holds the title yet.</summary>
    public FileCheck? Check { get; private set; }

    /// <summary>Whether it was counted to the end.</summary>
    public bool IsChecked => Check is { IsComplete: true };

    /// <summary>What does not fit, or was refused.</summary>
    public RejectedLines Rejected { get; }

    /// <summary>The servers that it goes or went into.</summary>
    public IReadOnlyList<ServerImport> Servers => servers;

    /// <summary>Whether records that are there are replaced; else they are left.</summary>
    public bool Replaces { get; private set; }

    /// <summary>Whether any server is not through.</summary>
    public bool IsRunning => servers.Exists(server => server.IsRunning);

    /// <summary>Whether a server did not get all of it, because a person stopped it or something went wrong.</summary>
    public bool IsIncomplete => servers.Exists(server => server.Progress.State is ServerImportState.Stopped or ServerImportState.Failed);

    /// <summary>Whether something goes on that shows without anybody telling.</summary>
    public bool IsBusy => IsRunning || !reading.IsCompleted;

    internal string SourcePath => Path.Combine(folder, "source");

    /// <summary>Looks into the file.</summary>
    /// <param name="format">How it is to be read; null to go by its name.</param>
    public void Look(ImportFormat? format) => Read(async token =>
    {
        (File, Problem) = (null, null);
        File = await ImportFile.OpenAsync(SourcePath, new() { Name = Name, Format = format, NeedsTitle = false }, token);
        await CountAsync(File, token);
    });

    /// <summary>Says what a column holds, and counts anew. Another column that held the same is left out. Not once servers have it.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="field">The member; null to leave the column out.</param>
    public void Map(string column, MovieField? field)
    {
        lock (one)
        {
            if (File is null || servers.Count > 0)
            {
                return;
            }

            var columns = File.Mapping.Columns.Where(held => held.Key != field && !string.Equals(held.Value, column, StringComparison.Ordinal)).ToList();
            var mapped = File = File.With(field is { } known ? columns.Append(new(known, column)) : columns);
            Read(token => CountAsync(mapped, token));
        }
    }

    /// <summary>Begins to import into servers; one that it goes into already is passed over.</summary>
    public void Start(IEnumerable<string> names, bool replace)
    {
        lock (one)
        {
            if (File is not { } file || !IsChecked)
            {
                return;
            }

            Replaces = replace;
            foreach (var name in names.Where(name => !servers.Exists(server => server.IsRunning && Is(server, name))))
            {
                var server = new ServerImport(this, name, time);
                servers = servers.RemoveAll(before => Is(before, name)).Add(server);
                running.Add(Task.Run(() => server.RunAsync(fleet, file, replace, patience)));
            }
        }

        Tell();
    }

    /// <summary>Stops every server. What is written stays.</summary>
    public void Stop()
    {
        foreach (var server in servers.Where(server => server.IsRunning))
        {
            server.Stop();
        }

        Tell();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<Task> open;
        lock (one)
        {
            stopReading.Cancel();
            servers.ForEach(server => server.Cancel());
            open = [.. running, reading];
        }

        await Task.WhenAll(open);
        Rejected.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal void Tell()
    {
        ChangedAt = time.GetUtcNow();
        changed();
    }

    /// <summary>Reads the file in some way, instead of what was being read of it before.</summary>
    private void Read(Func<CancellationToken, Task> read)
    {
        lock (one)
        {
            stopReading.Cancel();
            stopReading = new();
            Check = null;
            var (before, token) = (reading, stopReading.Token);
            reading = Task.Run(async () =>
            {
                await before;
                await ReadAsync(read, token);
            });
        }

        Tell();
    }

    private async Task ReadAsync(Func<CancellationToken, Task> read, CancellationToken token)
    {
        try
        {
            await read(token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (ImportException e)
        {
            Problem = e.Message;
        }
        catch (IOException e)
        {
            Problem = $"The rejected lines cannot be kept: {e.Message}";
        }

        Tell();
    }

    private async Task CountAsync(ImportFile file, CancellationToken token)
    {
        if (!file.Mapping.HasTitle)
        {
            return;
        }

        var check = new FileCheck(file);
        lock (one)
        {
            token.ThrowIfCancellationRequested();
            Check = check;
        }

        Rejected.Begin(file);
        await foreach (var record in check.RejectedAsync(token))
        {
            Rejected.Add(file, record);
        }
    }

    private static bool Is(ServerImport server, string name) => string.Equals(server.Server, name, StringComparison.OrdinalIgnoreCase);
}
