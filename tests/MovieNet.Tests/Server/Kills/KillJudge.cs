namespace MovieNet.Tests.Server.Kills;

/// <summary>Holds what clients were told against what the database says.</summary>
internal sealed class KillJudge(KillReport report)
{
    /// <summary>Says what is wrong with a write, if something is.</summary>
    public void Judge(KillWrite write, KillLog log)
    {
        var changes = log.Of(write.Marker);
        if (write.Answer is null)
        {
            // Nobody knows, and nobody can ask: all of it or nothing. An import may have met the record that it replaces, or not.
            var all = write.IsImport ? write.Adds + 1 : 1;
            if (changes.Count > 0 && changes.Count(change => change.Kind is "add") < write.Adds)
            {
                report.Half++;
                report.Problem($"{write.Marker} made {changes.Count} changes of {all}: {write.Line}");
            }

            if (changes.Count > all)
            {
                report.Doubled++;
                report.Problem($"{write.Marker} made {changes.Count} changes: {write.Line}");
            }
        }
        else if (!write.IsDone && write.Error is not (1 or 2 or 6))
        {
            report.Problem($"{write.Marker} was refused: {write.Answer}");
        }
        else if (changes.Count < write.Changes)
        {
            _ = changes.Count == 0 ? report.Lost++ : report.Half++;
            report.Problem($"{write.Marker} made {changes.Count} changes instead of {write.Changes}: {write.Answer}");
        }
        else if (changes.Count > write.Changes)
        {
            report.Doubled++;
            report.Problem($"{write.Marker} made {changes.Count} changes instead of {write.Changes}: {write.Answer}");
        }
        else if (write.Record is { } record && !string.Equals(record, changes[0].Record, StringComparison.Ordinal))
        {
            report.Problem($"{write.Marker} answered {record} and wrote {changes[0].Record}");
        }
    }

    /// <summary>Says when a write that had been done was not answered as such when it was asked again.</summary>
    public void JudgeRepetition(KillWrite write, string? again, bool wasDone)
    {
        if (wasDone && !write.IsDone)
        {
            report.Problem($"{write.Marker} was done, and is refused now: {write.Answer}");
        }

        if (write.IsDone && !string.Equals(write.Answer, again, StringComparison.Ordinal))
        {
            report.Problem($"{write.Marker} was answered {write.Answer} and then {again}");
        }
    }
}
