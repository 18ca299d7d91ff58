using System.Collections.Concurrent;
using MovieNet.Federation;

namespace MovieNet.Failure.Checking;

/// <summary>What people were told of each write, in whatever process, alive or not.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Told> writes = new();
    private readonly ConcurrentQueue<string> contradictions = new();

    /// <summary>Where somebody was told first one thing and then another.</summary>
    public IReadOnlyCollection<string> Contradictions => contradictions;

    /// <summary>Everything told so far.</summary>
    public IReadOnlyList<Told> Writes => [.. writes.Values];

    /// <summary>Whether anything was told of a write.</summary>
    public bool IsTold(Guid request) => writes.ContainsKey(request);

    public void Tell(Guid server, Guid request, WriteOutcome outcome) => writes.AddOrUpdate(
        request,
        _ => new(server, request, outcome, WasUnsure: outcome == WriteOutcome.Unsure),
        (_, before) =>
        {
            if (outcome == WriteOutcome.Unsure)
            {
                return before with { WasUnsure = true };
            }

            if (before.Outcome is not WriteOutcome.Unsure && before.Outcome != outcome)
            {
                contradictions.Enqueue($"{request} was told as {before.Outcome} and later as {outcome}");
            }

            return before with { Outcome = outcome };
        });
}
