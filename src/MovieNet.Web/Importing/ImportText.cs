using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Importing;

/// <summary>What is said of imports.</summary>
internal static class ImportText
{
    /// <summary>What records came to: <c>612 added, 1,178 skipped, 4 rejected</c>; what is none is not said, but for the added.</summary>
    public static string Counts(ImportCounts counts) => string.Join(", ", new[]
    {
        $"{Numbers.Of(counts.Added)} added",
        counts.Replaced > 0 ? $"{Numbers.Of(counts.Replaced)} replaced" : "",
        counts.Skipped > 0 ? $"{Numbers.Of(counts.Skipped)} skipped" : "",
        counts.Rejected > 0 ? $"{Numbers.Of(counts.Rejected)} rejected" : "",
    }.Where(text => text.Length > 0));

    /// <summary>How fast and how long still: <c>2,100 lines/s, 6 s left</c>.</summary>
    public static string Pace(double perSecond, long left, string unit) =>
        $"{Numbers.Of((long)Math.Max(1, Math.Round(perSecond)))} {unit}s/s, {(left < perSecond ? "under a second" : TimeText.Long(TimeSpan.FromSeconds(left / perSecond)))} left";

    /// <summary>How an import is, for a list of them.</summary>
    public static string Of(FileImport import) => import switch
    {
        { Problem: not null } => "cannot be read",
        { IsRunning: true } => $"being imported into {FieldText.List(import.Servers.Where(server => server.IsRunning).Select(server => server.Server))}",
        { IsIncomplete: true } => $"not all of it went into {FieldText.List(import.Servers.Where(server => server.Progress.State != ServerImportState.Done).Select(server => server.Server))}",
        { Servers.Count: > 0 } => $"imported into {FieldText.List(import.Servers.Select(server => server.Server))}",
        { IsChecked: true, Check: { } check } => $"{Numbers.Of(check.Fit, import.File!.Unit)} ready, nothing written yet",
        _ => "nothing written yet",
    };
}
