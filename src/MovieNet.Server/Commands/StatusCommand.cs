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
        var status = new ServerStatus(movies, lastChange, context.Store.Bytes, context.StartedAt, context.Sessions.Count, context.Store.Answers.Misses);
        result.Write(JsonSerializer.SerializeToUtf8Bytes(status, ProtocolJson.Options));
    }
}
