using System.Buffers;
using MovieNet.Server.Store.Pages;

namespace MovieNet.Server.Commands;

/// <summary>movies.search: best first, or in any order of movies.list.</summary>
internal static class SearchCommand
{
    private const int QueryMaximum = 1_000;

    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        // Where the query is bad, the rest is still looked at: every bad field is named at once.
        var query = parameters.Text("query", QueryMaximum, required: true) ?? "";
        var request = PageParameters.Read(context, parameters, query);
        context.Store.Read(reader => PageQuery.Run(reader, request, context.Store.ServerId, result));
    }
}
