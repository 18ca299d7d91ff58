using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Brings records onto one server, in order, over its second connection. A request whose answer was lost is asked again with
/// the same request id, so no record is written twice.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
/// <param name="time">Where time comes from.</param>
public sealed class Importer(Fleet fleet, TimeProvider? time = null)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>How long a server may be away in the middle of an import.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sends the records, step by step.</summary>
    /// <param name="server">The server's name in the list.</param>
    /// <param name="records">What is imported, such as <see cref="ImportFile.ReadAsync"/>.</param>
    /// <param name="replace">Whether a record that is there is replaced in every member; else it is left.</param>
    /// <param name="cancellationToken">Calls it off; steps that were reported stay.</param>
    /// <exception cref="ImportException">It cannot begin or go on.</exception>
    public async IAsyncEnumerable<ImportStep> ImportAsync(
        string server, IAsyncEnumerable<ImportRecord> records, bool replace, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (id, limits) = await MeetAsync(server, cancellationToken);
        await foreach (var batch in ImportBatch.GatherAsync(records, limits, cancellationToken))
        {
            var movies = batch.Movies;
            yield return batch.Step(movies.Count == 0 ? new(0, 0, 0, []) : await SendAsync(server, id, movies, replace, batch.RequestId, cancellationToken));
        }
    }

    private async Task<(Guid ServerId, ServerLimits Limits)> MeetAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            var hello = await (await ClientAsync(server, null, cancellationToken)).HelloAsync(cancellationToken);
            return (hello.ServerId, hello.Limits);
        }
        catch (NoAnswerException e)
        {
            throw new ImportException(ImportFailure.NoAnswer, $"{server} does not answer: {e.Message}", e);
        }
    }

    private async Task<ImportResult> SendAsync(
        string server, Guid serverId, IReadOnlyList<Movie> movies, bool replace, Guid requestId, CancellationToken cancellationToken)
    {
        long? away = null;
        while (true)
        {
            try
            {
                var client = await ClientAsync(server, serverId, cancellationToken);
                return await client.ImportAsync(movies, replace, requestId, cancellationToken);
            }
            catch (Exception e) when (e is NoAnswerException or ServerErrorException { Code: ErrorCode.Busy })
            {
                away ??= time.GetTimestamp();
                if (time.GetElapsedTime(away.Value) >= Patience)
                {
                    throw new ImportException(ImportFailure.NoAnswer, $"{server} stopped answering and was waited for {Patience.TotalSeconds:0.#} s: {e.Message}", e);
                }
            }
            catch (ServerErrorException e)
            {
                throw new ImportException(ImportFailure.Refused, $"{server} refused: {string.Join("; ", e.Problems.Select(problem => problem.ToString()).Prepend(e.Message))}", e);
            }

            fleet.TryNow(server);
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    private async Task<MovieClient> ClientAsync(string server, Guid? expected, CancellationToken cancellationToken)
    {
        var link = fleet.Find(server) ?? throw new NoAnswerException(NoAnswerReason.NotConnected, "it is not in the server list", sent: false);
        var client = await link.ClientAsync(Lane.Bulk, cancellationToken);
        return expected is null || link.Entry.ServerId == expected ? client
            : throw new NoAnswerException(NoAnswerReason.NotConnected, "another server has its name now", sent: false);
    }
}
