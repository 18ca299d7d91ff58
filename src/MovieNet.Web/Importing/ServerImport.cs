using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MovieNet.Federation;

namespace MovieNet.Web.Importing;

/// <summary>The import of a file into one server. It goes on by itself; no other server waits for it.</summary>
public sealed class ServerImport
{
    /// <summary>How long a server that answers may take to confirm what is on its way when a person stops.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly FileImport import;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource giveUp;
    private readonly Speed speed;
    private volatile ServerProgress progress;
    private volatile bool isStopping;
    private bool isCutShort;

    internal ServerImport(FileImport import, string server, TimeProvider time)
    {
        this.import = import;
        this.time = time;
        Server = server;
        giveUp = new();
        speed = new(time);
        progress = new(ServerImportState.Running, new(0, 0, 0, 0), time.GetUtcNow());
    }

    /// <summary>The server's name in the list.</summary>
    public string Server { get; }

    /// <summary>How it is; an unchanging snapshot.</summary>
    public ServerProgress Progress { get => progress; private set => progress = value; }

    /// <summary>Whether it is not over.</summary>
    public bool IsRunning => Progress.State is ServerImportState.Running or ServerImportState.Waiting;

    /// <summary>Whether a person has stopped it.</summary>
    public bool IsStopping => isStopping;

    /// <summary>
    /// Sends nothing more. A server that answers still confirms what is on its way, so that the counts are exact; one that is away
    /// is given up at once.
    /// </summary>
    public void Stop()
    {
        isStopping = true;
        giveUp.CancelAfter(Progress.State == ServerImportState.Waiting ? TimeSpan.Zero : LastWords);
    }

    /// <summary>Ends it at once.</summary>
    internal void Cancel() => giveUp.Cancel();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, a full disk included, is said: an import that ends in silence seems to run for ever.")]
    internal async Task RunAsync(Fleet fleet, ImportFile file, bool replace, TimeSpan patience)
    {
        var importer = new Importer(fleet)
        {
            Actor = import.Actor,
            Patience = new(patience)
            {
                Away = why => Enter(ServerImportState.Waiting, why),
                Back = () => Enter(ServerImportState.Running),
            },
        };
        try
        {
            await foreach (var step in importer.ImportAsync(Server, UntilStopped(file.ReadAsync(giveUp.Token)), replace, giveUp.Token))
            {
                Take(file, step);
            }

            Enter(isCutShort ? ServerImportState.Stopped : ServerImportState.Done);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            Enter(ServerImportState.Stopped, "whether what was on its way went in is not known; the same file again writes nothing twice");
        }
        catch (Exception e)
        {
            Enter(ServerImportState.Failed, e.Message);
        }
    }

    private async IAsyncEnumerable<ImportRecord> UntilStopped(
        IAsyncEnumerable<ImportRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            if (isStopping)
            {
                isCutShort = true;
                yield break;
            }

            yield return record;
        }
    }

    private void Take(ImportFile file, ImportStep step)
    {
        foreach (var record in step.Rejected.Where(record => record.IsRefused))
        {
            import.Rejected.Add(file, record, Server);
        }

        var counts = Progress.Counts + step.Counts;
        Progress = Progress with { Counts = counts, LinesPerSecond = speed.After(counts.Read) };
    }

    private void Enter(ServerImportState state, string? why = null)
    {
        if (state == ServerImportState.Running)
        {
            speed.Reset();
        }

        Progress = Progress with { State = state, Why = why, Since = time.GetUtcNow(), LinesPerSecond = null };
        import.Tell();
    }
}
