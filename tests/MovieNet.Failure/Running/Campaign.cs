using MovieNet.Failure.Faults;

namespace MovieNet.Failure.Running;

/// <summary>Faults one after the other, all invariants checked after each.</summary>
/// <param name="trial">Where they happen.</param>
/// <param name="seed">Decides their order and where they hit.</param>
/// <param name="print">Told each fault in a line.</param>
internal sealed class Campaign(Trial trial, int seed, Action<string> print)
{
    /// <summary>Memory is compared after so many faults, the first time when everything has happened once or twice.</summary>
    private const int BetweenLevels = 25;

    private readonly Random random = new(seed);
    private readonly Queue<Fault> next = new();

    public CampaignReport Report { get; } = new();

    /// <summary>Goes on until it is to end, or an invariant is broken: what comes after that would tell nothing more.</summary>
    public async Task RunAsync(Func<int, bool> goesOn)
    {
        while (goesOn(Report.Faults) && Report.Problems.Count == 0)
        {
            await RunOneAsync(Next());
        }

        if (Report.Problems.Count == 0)
        {
            Report.Problems.AddRange(await trial.CheckMemoryAsync());
            await trial.SettleAsync();
            Report.Problems.AddRange(trial.Check());
        }

        Report.Take(trial);
    }

    /// <summary>Every kind comes as often as every other; their order is random.</summary>
    private Fault Next()
    {
        if (next.Count == 0)
        {
            var all = FaultTable.All.ToArray();
            random.Shuffle(all);
            Array.ForEach(all, next.Enqueue);
        }

        return next.Dequeue();
    }

    private async Task RunOneAsync(Fault fault)
    {
        var begun = TimeProvider.System.GetTimestamp();
        string where;
        try
        {
            where = await fault.RunAsync(trial, random);
        }
        catch (TimeoutException e)
        {
            Report.Problems.Add($"{fault.Name}: {e.Message}");
            where = e.Message;
        }

        Report.Count(fault);
        Report.Problems.AddRange(trial.Check());
        if (Report.Faults % BetweenLevels == 0)
        {
            Report.Problems.AddRange(await trial.CheckMemoryAsync());
        }

        print(FormattableString.Invariant(
            $"{Report.Faults,4}  {TimeProvider.System.GetElapsedTime(begun).TotalSeconds,5:0.0} s  {fault.Name,-18}  {where}{(Report.Problems.Count > 0 ? "  BROKEN" : "")}"));
    }
}
