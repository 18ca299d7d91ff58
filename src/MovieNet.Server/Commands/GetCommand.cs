using System.Buffers;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.get: every match by title, IMDb id or id; none is an empty list, not an error.</summary>
internal static class GetCommand
{
    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        if (new[] { "title", "imdbId", "id" }.Count(parameters.Has) != 1)
        {
            parameters.Problem("title", "give exactly one of title, imdbId and id");
        }
        else if (!parameters.Has("title") && parameters.Has("year"))
        {
            parameters.Problem("year", "goes with title only");
        }

        var title = parameters.Text("title", FieldInfo.Of(MovieField.Title).Maximum);
        var year = parameters.Integer("year", FieldInfo.Of(MovieField.Year).Minimum, FieldInfo.Of(MovieField.Year).Maximum);
        var imdb = ReadImdbId(parameters);
        var id = parameters.Integer("id", 1, long.MaxValue);
        parameters.Check();

        result.Write("{\"movies\":["u8);
        context.Store.Read(reader =>
            title is not null ? GetQuery.ByTitle(reader, title, year, result)
            : imdb is { } number ? GetQuery.ByImdb(reader, number, result)
            : GetQuery.ById(reader, id!.Value, result));
        result.Write("]}"u8);
    }

    private static long? ReadImdbId(ParameterReader parameters)
    {
        if (parameters.Text("imdbId", int.MaxValue) is not { } text)
        {
            return null;
        }

        MovieRules.Check(MovieField.ImdbId, FieldValue.Of(text), "", parameters.Problems);
        return ImdbId.NumberOf(text);
    }
}
