using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.edit: only the members of changes change; null clears one.</summary>
internal static class EditCommand
{
    public static PreparedWrite Prepare(CommandContext context, ParameterReader parameters)
    {
        var id = parameters.Integer("id", 1, long.MaxValue, required: true);
        var expected = parameters.Integer("expectedVersion", 1, long.MaxValue);
        var changes = parameters.Any("changes", required: true) is { } json
            ? MovieJson.ReadChanges(json, "changes", parameters.Problems)
            : null;
        parameters.Check();

        return new((writer, write) =>
        {
            var before = WriteResult.Expect(writer, id!.Value, expected);
            var movieBefore = before.ToMovie();
            var columns = new MovieColumns(changes!.Aggregate(movieBefore, (movie, change) => movie.With(change.Key, change.Value)));
            if (!before.Body.AsSpan().SequenceEqual(columns.Body))
            {
                WriteResult.RefuseSecond(writer, columns, before.Id);
            }

            return WriteResult.Of(writer.Replace(before, movieBefore, columns, write));
        });
    }
}
