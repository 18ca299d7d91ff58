using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Telemetry;

/// <summary>
/// The one place where requests are counted, timed, logged and traced. Those that are answered from memory never come here: at
/// a million a second a look at the clock would be seen, so they are counted where their bytes lie, and not timed.
/// </summary>
internal sealed class Accounting(ServerOptions options, Log log)
{
    /// <summary>The name of the daemon's spans and metrics.</summary>
    public const string Name = "MovieNet.Server";

    private static readonly ActivitySource Source = new(Name);

    private long slow;

    public RequestCounts Counts { get; } = new();

    /// <summary>How many requests took longer than <see cref="ServerOptions.SlowRequest"/>.</summary>
    public long Slow => Volatile.Read(ref slow);

    /// <summary>How many tokens were shown, by what became of them.</summary>
    public TokenCounts Tokens { get; } = new();

    /// <summary>Told how long every request took; null while nobody measures.</summary>
    public Action<Command?, double>? Timed { get; set; }

    /// <summary>Begins a request.</summary>
    /// <param name="command">What is asked for; null where it is no command.</param>
    /// <param name="trace">What the client calls it: any text, or a traceparent of W3C Trace Context.</param>
    /// <param name="connection">The number of its connection.</param>
    public RequestMark Begin(Command? command, string? trace, long connection)
    {
        var since = options.TimeProvider.GetTimestamp();
        if (trace is null && !Source.HasListeners())
        {
            return new(command, since, connection, null, null);
        }

        var parent = default(ActivityContext);
        var isParent = trace is not null && ActivityContext.TryParse(trace, null, isRemote: true, out parent);
        var span = Source.StartActivity(RequestCounts.NameOf(command), ActivityKind.Server, parent);
        span?.SetTag("rpc.system", "jsonrpc").SetTag("rpc.method", RequestCounts.NameOf(command)).SetTag("movienet.connection", connection);
        // The session goes on with other requests before this one is answered: what they begin is no part of it.
        Activity.Current = null;
        return new(command, since, connection, isParent ? parent.TraceId.ToHexString() : trace ?? span?.TraceId.ToHexString(), span);
    }

    /// <summary>Ends a request: its answer is known.</summary>
    /// <param name="mark">What <see cref="Begin"/> gave.</param>
    /// <param name="error">The error that it is answered with; null for a result.</param>
    public void End(in RequestMark mark, ErrorCode? error)
    {
        Counts.Add(mark.Command, error);
        var took = options.TimeProvider.GetElapsedTime(mark.Since);
        Timed?.Invoke(mark.Command, took.TotalSeconds);
        var isSlow = took > options.SlowRequest;
        if (isSlow)
        {
            Interlocked.Increment(ref slow);
        }

        if (isSlow || error is not null || mark.Command?.Write is not null)
        {
            log.Answered(
                isSlow || error is ErrorCode.StorageFailure or ErrorCode.InternalError ? LogLevel.Warning : LogLevel.Information,
                new(RequestCounts.NameOf(mark.Command), Outcomes.Names[Outcomes.PlaceOf(error)], took, mark.Connection, mark.Trace));
        }

        if (mark.Span is { } span)
        {
            span.SetTag("movienet.outcome", Outcomes.Names[Outcomes.PlaceOf(error)]);
            span.SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            span.Stop();
        }
    }
}
