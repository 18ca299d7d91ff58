using System.Buffers;
using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>server.status</summary>
internal static class StatusCommand
{
    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        parameters.Check();
        var (movies, lastChange) = context.Store.Read(StatusQuery.Run);
        var (answers, counts) = (context.Store.Answers, context.Accounting.Counts);
        var hits = answers.Hits;
        var status = new ServerStatus(movies, lastChange, context.Store.Bytes, context.StartedAt, context.Sessions.Count, answers.Misses)
        {
            CacheHits = hits,
            Requests = counts.All + hits,
            Errors = counts.Errors,
            SlowRequests = context.Accounting.Slow,
            RefusedTokens = context.Accounting.Tokens.Refused,
            Watchers = context.Store.Changes.Watches,
            WritesWaiting = context.Store.Writes.Waiting,
        };
        result.Write(JsonSerializer.SerializeToUtf8Bytes(status, ProtocolJson.Options));
    }
}
