using System.Globalization;
using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>What a plan does on a server, in words that go behind the server's name.</summary>
public static class PlanText
{
    /// <summary>Why nothing is written: <c>says so already, nothing to write</c>.</summary>
    public static string Why(PlannedServer server) => server switch
    {
        { Presence: Presence.Unknown } => $"not known ({server.Why}), so nothing is written",
        { Presence: Presence.Asking } => "has not answered yet, so nothing is written",
        { Why: null or "" } => "nothing to write",
        _ => $"{server.Why}, nothing to write",
    };

    /// <summary>Which version the write leads to: <c>version 3 → 4</c>.</summary>
    public static string Version(PlannedWrite write) => write switch
    {
        PlannedEdit edit => string.Create(CultureInfo.InvariantCulture, $"version {edit.Before.Version} → {edit.Before.Version + 1}"),
        PlannedDelete delete => string.Create(CultureInfo.InvariantCulture, $"version {delete.Before.Version} goes"),
        _ => "version 1",
    };

    /// <summary>How many writes: <c>1 write on 1 server</c>, <c>nothing to write</c>.</summary>
    public static string Count(WritePlan plan) => plan.Writes.Count == 0 ? "nothing to write"
        : $"{Numbers.Of(plan.Writes.Count, "write")} on {Numbers.Of(plan.Targets.Count, "server")}";
}
