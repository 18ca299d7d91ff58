using System.Buffers;
using MovieNet.Server.Store.Pages;

namespace MovieNet.Server.Commands;

/// <summary>changes.list: the change log, page by page.</summary>
internal static class ChangesCommand
{
    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        var request = new ChangeRequest
        {
            Limit = PageParameters.Limit(context, parameters),
            Descending = parameters.Flag("descending"),
            After = parameters.Integer("after", 0, long.MaxValue),
            Since = parameters.Time("since"),
            Until = parameters.Time("until"),
            MovieId = parameters.Integer("movieId", 1, long.MaxValue),
        };
        parameters.Check();
        context.Store.Read(reader => ChangeQuery.Run(reader, request, result));
    }
}
