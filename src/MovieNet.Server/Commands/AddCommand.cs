using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.add</summary>
internal static class AddCommand
{
    public static PreparedWrite Prepare(CommandContext context, ParameterReader parameters)
    {
        var movie = parameters.Any("movie", required: true) is { } json ? MovieJson.ReadSent(json, "movie", parameters.Problems) : null;
        parameters.Check();

        var columns = new MovieColumns(movie!);
        return new((writer, write) =>
        {
            WriteResult.RefuseSecond(writer, columns, self: 0);
            return WriteResult.Of(writer.Add(columns, write));
        });
    }
}
