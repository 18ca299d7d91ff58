using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MovieNet.Federation;

namespace MovieNet.EndToEnd.Telemetry;

/// <summary>What the web app logs of its servers, behind the trace id that the line was logged with.</summary>
internal sealed class FleetLines : ILoggerProvider, ILogger, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    // Everybody else's lines go nowhere.
    public ILogger CreateLogger(string categoryName) =>
        string.Equals(categoryName, typeof(Fleet).FullName, StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        object? trace = null;
        scopes.ForEachScope(
            (scope, _) => trace = (scope as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(one => one.Key is "TraceId").Value ?? trace, state);
        Lines.Enqueue($"{trace} {formatter(state, exception)}");
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
