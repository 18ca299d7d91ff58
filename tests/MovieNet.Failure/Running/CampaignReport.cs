using System.Globalization;
using System.Text;
using MovieNet.Failure.Faults;

namespace MovieNet.Failure.Running;

/// <summary>What a campaign has tried and found.</summary>
internal sealed class CampaignReport
{
    private readonly SortedDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly StringBuilder rest = new();

    public int Faults => faults.Values.Sum();

    /// <summary>Invariants that do not hold, in words.</summary>
    public List<string> Problems { get; } = [];

    public void Count(Fault fault) => faults[fault.Name] = faults.GetValueOrDefault(fault.Name) + 1;

    /// <summary>Adds up what people were told.</summary>
    public void Take(Trial trial)
    {
        var writes = trial.Ledger.Writes;
        rest.AppendLine(CultureInfo.InvariantCulture, $"{writes.Count} writes to one server each were told of:");
        foreach (var outcome in writes.CountBy(write => write.Outcome).OrderByDescending(outcome => outcome.Value))
        {
            rest.AppendLine(CultureInfo.InvariantCulture, $"  {outcome.Value,7}  {outcome.Key}");
        }

        var unsure = writes.Where(write => write.WasUnsure).ToList();
        rest.AppendLine(CultureInfo.InvariantCulture, $"{unsure.Count} of them were unsure first, and turned out as:");
        foreach (var outcome in unsure.CountBy(write => write.Outcome).OrderByDescending(outcome => outcome.Value))
        {
            rest.AppendLine(CultureInfo.InvariantCulture, $"  {outcome.Value,7}  {outcome.Key}");
        }

        rest.AppendLine(CultureInfo.InvariantCulture, $"{trial.Checks} checks held {trial.InvariantsHeld} single things against what servers and journals say");
        rest.AppendLine(CultureInfo.InvariantCulture, $"{trial.Steady.Level.Looks} looks for what is called missing; {trial.Steady.Level.Unknown} times a server was not known");
        rest.AppendLine(CultureInfo.InvariantCulture, $"memory of the app that lived on, at rest: {trial.Memory.First:0.0} MiB at first, {trial.Memory.Last:0.0} MiB at the end");
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{Faults} faults:");
        foreach (var (name, count) in faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,7}  {name}");
        }

        text.Append(rest);
        text.AppendLine(Problems.Count == 0 ? "no invariant was broken" : $"BROKEN:\n{string.Join('\n', Problems)}");
        return text.ToString();
    }
}
