using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Brings records onto one server, in order, over its second connection, several batches on their way at once. A batch whose
/// answer was lost is asked again with the same request id, so no record is written twice.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
public sealed class Importer(Fleet fleet)
{
    /// <summary>How long the server may be away in the middle.</summary>
    public Patience Patience { get; init; } = Patience.Default;

    /// <summary>Who wants it, for the server's change log; null for whom the fleet asks for.</summary>
    public string? Actor { get; init; }

    /// <summary>Sends the records, step by step. Memory does not grow with their number.</summary>
    /// <param name="server">The server's name in the list.</param>
    /// <param name="records">What is imported, such as <see cref="ImportFile.ReadAsync"/>.</param>
    /// <param name="replace">Whether a record that is there is replaced in every member; else it is left.</param>
    /// <param name="cancellationToken">Calls it off; steps that were reported stay.</param>
    /// <exception cref="ImportException">It cannot begin or go on. All that is known to have gone in was reported before.</exception>
    public async IAsyncEnumerable<ImportStep> ImportAsync(
        string server, IAsyncEnumerable<ImportRecord> records, bool replace, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var bulk = await MeetAsync(server, cancellationToken);
        var window = new ImportWindow(bulk, replace, Actor, cancellationToken);
        var source = new BatchSource(records, bulk.Limits);
        await foreach (var batch in source.ReadAsync(cancellationToken))
        {
            window.Send(batch);
            while (window.IsFull || window.HasAnswer)
            {
                if (await window.TakeAsync() is { } step)
                {
                    yield return step;
                }
            }

            if (window.End is not null)
            {
                break;
            }
        }

        while (!window.IsEmpty)
        {
            if (await window.TakeAsync() is { } step)
            {
                yield return step;
            }
        }

        if ((window.Summary() ?? source.Broken) is { } end)
        {
            throw end;
        }
    }

    private async Task<BulkServer> MeetAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            return await BulkServer.MeetAsync(fleet, server, Patience, cancellationToken);
        }
        catch (NoAnswerException e)
        {
            throw new ImportException(ImportFailure.NoAnswer, e.Message, e);
        }
    }
}
