using System.Diagnostics;
using System.Runtime.InteropServices;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Telemetry;

/// <summary>A request that is not answered yet.</summary>
/// <param name="Command">What it asks for; null where that is not known here.</param>
/// <param name="Since">When it was begun, a timestamp.</param>
/// <param name="Connection">The number of its connection.</param>
/// <param name="Trace">The correlation id; null where there is none.</param>
/// <param name="Span">What tracing is told of it; null where nobody listens.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestMark(Command? Command, long Since, long Connection, string? Trace, Activity? Span);
