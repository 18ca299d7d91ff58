using System.Buffers;
using System.Buffers.Text;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.watch and movies.unwatch. The notifications are put out by the session.</summary>
internal static class WatchCommand
{
    public static void Begin(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        parameters.Check();
        Write(context.Watch!.Begin(() => LastChange(context)), result);
    }

    public static void End(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        parameters.Check();
        Write(context.Watch!.End() ?? LastChange(context), result);
    }

    private static long LastChange(CommandContext context) => context.Store.Read(StatusQuery.Run).LastChange;

    private static void Write(long lastChange, IBufferWriter<byte> result)
    {
        result.Write("{\"lastChange\":"u8);
        Utf8Formatter.TryFormat(lastChange, result.GetSpan(20), out var written);
        result.Advance(written);
        result.Write("}"u8);
    }
}
