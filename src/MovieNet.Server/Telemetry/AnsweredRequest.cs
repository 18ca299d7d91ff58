using System.Runtime.InteropServices;

namespace MovieNet.Server.Telemetry;

/// <summary>What the log says of a request that was answered.</summary>
/// <param name="Method">Its method; none where that could not be read.</param>
/// <param name="Outcome">ok, or the error's name.</param>
/// <param name="Took">From reading its line to its answer.</param>
/// <param name="Connection">The number of its connection.</param>
/// <param name="Trace">What its client calls it; null where it did not say.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnsweredRequest(string Method, string Outcome, TimeSpan Took, long Connection, string? Trace)
{
    public string Words() => FormattableString.Invariant($"{Method} {Outcome} in {Took.TotalMilliseconds:0.0##} ms");
}
