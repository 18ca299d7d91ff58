using System.Buffers;
using MovieNet.Server.Store.Pages;

namespace MovieNet.Server.Commands;

/// <summary>movies.list</summary>
internal static class ListCommand
{
    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        var request = PageParameters.Read(context, parameters, query: null);
        context.Store.Read(reader => PageQuery.Run(reader, request, context.Store.ServerId, result));
    }
}
