using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Asks one server of a fan-out, and measures, traces and logs what came of it; of writes, their receipts.</summary>
internal sealed class Asker(FleetOptions options, FleetMeter meter)
{
    /// <summary>Asks one server. A server that does not answer, or answers with an error, is an answer too.</summary>
    public async Task<Answer<T>> AskAsync<T>(
        ServerLink link, Func<string, MovieClient, CancellationToken, Task<T>> request, Lane lane, CancellationToken cancellationToken)
    {
        var (name, start) = (link.Entry.Name, options.TimeProvider.GetTimestamp());
        using var span = FleetTracing.Server("server.ask", name);
        try
        {
            var client = await link.ClientAsync(lane, cancellationToken);
            var value = await request(name, client, cancellationToken);
            return new(name, value, null, Tell(OutcomeName.Ok));
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            var took = Tell(OutcomeName.Of(e));
            if (e is not NoAnswerException { Sent: false })
            {
                // That a server is down is said once, by its link, and not by every request.
                options.Log.NoAnswer(name, OutcomeName.Of(e), took.TotalSeconds);
            }

            return new(name, default, e.Message, took);
        }

        TimeSpan Tell(string outcome)
        {
            var took = options.TimeProvider.GetElapsedTime(start);
            meter.Answered(name, outcome, took);
            span.Ended(outcome);
            return took;
        }
    }

    /// <summary>A receipt came in, the first of its write or a later one.</summary>
    public void Note(Receipt receipt)
    {
        var outcome = OutcomeName.Of(receipt.Outcome);
        meter.Written(receipt.Write.Server, outcome);
        options.Log.Written(receipt.Write.Server, outcome, receipt.Elapsed.TotalSeconds, receipt.Write.RequestId);
    }
}
