using System.Buffers;
using System.Runtime.InteropServices;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.get: every match by title, IMDb id or id; none is an empty list, not an error.</summary>
internal static class GetCommand
{
    public static void Run(CommandContext context, ParameterReader parameters, ArrayBufferWriter<byte> result)
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

        var (key, further) = title is null ? ("", []) : (TitleKey.Of(title), TitleKey.FurtherOf(title));
        // Before the snapshot begins. A title with further keys of its own hangs on several keys, and is read every time.
        var ticket = title is not null && further.Count == 0 ? context.Store.Answers.TicketOf(key) : default(AnswerCache.Ticket?);

        result.Write("{\"movies\":["u8);
        context.Store.Read(reader =>
            title is not null ? GetQuery.ByTitle(reader, key, further, year, result)
            : imdb is { } number ? GetQuery.ByImdb(reader, number, result)
            : GetQuery.ById(reader, id!.Value, result));
        result.Write("]}"u8);
        if (ticket is { } taken)
        {
            context.Store.Answers.Keep(JsonMarshal.GetRawUtf8Value(parameters.All), taken, result.WrittenSpan);
        }
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
