namespace MovieNet.Server.Commands;

/// <summary>movies.delete: the answer is what was deleted.</summary>
internal static class DeleteCommand
{
    public static PreparedWrite Prepare(CommandContext context, ParameterReader parameters)
    {
        var id = parameters.Integer("id", 1, long.MaxValue, required: true);
        var expected = parameters.Integer("expectedVersion", 1, long.MaxValue);
        parameters.Check();

        return new((writer, write) =>
        {
            var movie = WriteResult.Expect(writer, id!.Value, expected);
            writer.Delete(movie, write);
            return WriteResult.Of(movie);
        });
    }
}
