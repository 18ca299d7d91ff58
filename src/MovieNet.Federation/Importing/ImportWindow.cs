using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// The batches on their way to a server, the oldest first. Where their answers are lost they are all asked again, in the
/// same order and with the same request ids: the server does what it has not done yet, and nothing twice.
/// </summary>
internal sealed class ImportWindow(BulkServer server, bool replace, string? actor, CancellationToken cancellationToken)
{
    /// <summary>Enough to keep the server's writer busy while answers and new batches travel. More would only make other people's writes wait longer.</summary>
    private const int Most = 4;

    private readonly Queue<(ImportBatch Batch, Task<ImportResult> Answer)> sent = new();
    private int unsure;

    public bool IsFull => sent.Count >= Most;

    public bool IsEmpty => sent.Count == 0;

    /// <summary>Whether the oldest batch is answered.</summary>
    public bool HasAnswer => sent.TryPeek(out var first) && first.Answer.IsCompleted;

    /// <summary>Why nothing more may be sent; null while all is well.</summary>
    public ImportException? End { get; private set; }

    public void Send(ImportBatch batch) => sent.Enqueue((batch, AskAsync(batch)));

    /// <summary>What the oldest batch came to; null where something ended the import, and this batch with it.</summary>
    public async Task<ImportStep?> TakeAsync()
    {
        while (true)
        {
            var (batch, answer) = sent.Peek();
            try
            {
                var result = await answer;
                server.Answered();
                sent.Dequeue();
                return batch.Step(result);
            }
            catch (Exception e) when (BulkServer.IsPassing(e))
            {
                await (End is null ? AskAgainAsync(e) : Task.CompletedTask);
            }
            catch (ServerErrorException e)
            {
                End ??= new(ImportFailure.Refused, $"{server.Name} refused: {string.Join("; ", e.Problems.Select(problem => problem.ToString()).Prepend(e.Message))}", e);
            }

            if (End is not null)
            {
                sent.Dequeue();
                unsure += End.Failure == ImportFailure.NoAnswer ? batch.Sent : 0;
                return null;
            }
        }
    }

    /// <summary>Why it ended, with how much is not known; once the window is empty.</summary>
    public ImportException? Summary() => End is null || unsure == 0 ? End : new(
        End.Failure,
        FormattableString.Invariant($"{End.Message}. Not known is whether what was on its way went in ({unsure:N0} of the records): start the import again, nothing is written twice"),
        End.InnerException);

    private Task<ImportResult> AskAsync(ImportBatch batch) =>
        batch.Sent == 0 ? Task.FromResult(new ImportResult(0, 0, 0, [])) : server.Client.As(actor).ImportAsync(batch.Movies, replace, batch.RequestId, cancellationToken);

    private async Task AskAgainAsync(Exception lost)
    {
        // Some behind the first may be answered after all; only who has come to an end can be asked again in order.
        Task all = Task.WhenAll(sent.Select(one => one.Answer));
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await server.AgainAsync(lost, cancellationToken);
        }
        catch (NoAnswerException e)
        {
            End = new(ImportFailure.NoAnswer, e.Message, e);
            return;
        }

        foreach (var (batch, answer) in sent.ToList())
        {
            sent.Dequeue();
            sent.Enqueue((batch, answer.IsCompletedSuccessfully ? answer : AskAsync(batch)));
        }
    }
}
