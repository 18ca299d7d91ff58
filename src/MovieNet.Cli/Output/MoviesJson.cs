using System.Text.Json;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>The JSON of get, all and search (docs/cli.md). Movies are written as they come; who answered is known at the end.</summary>
internal sealed class MoviesJson : IDisposable
{
    private readonly Terminal terminal;
    private readonly Utf8JsonWriter json;

    public MoviesJson(Terminal terminal)
    {
        this.terminal = terminal;
        json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteStartArray("movies");
    }

    public void Add(IEnumerable<MergedMovie> movies)
    {
        foreach (var movie in movies)
        {
            Write(movie);
        }

        json.Flush();
    }

    public void End(IEnumerable<ServerOutcome> servers)
    {
        json.WriteEndArray();
        json.WriteOutcomes(servers);
        json.End(terminal);
    }

    public void Dispose() => json.Dispose();

    private void Write(MergedMovie movie)
    {
        json.WriteStartObject();
        json.WriteString("title", movie.Title);
        if (movie.Year is { } year)
        {
            json.WriteNumber("year", year);
        }
        else
        {
            json.WriteNull("year");
        }

        json.WriteString("imdbId", movie.ImdbId);
        json.WriteStartObject("records");
        foreach (var server in movie.Servers.Where(server => server.Presence == Presence.Has))
        {
            json.WriteStartArray(server.Server);
            foreach (var record in server.Records)
            {
                json.WriteRecord(record);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteList("missing", movie.Servers.Where(server => server.Presence == Presence.Lacks).Select(server => server.Server));
        json.WriteList("unknown", movie.Servers.Where(server => server.Presence is Presence.Unknown or Presence.Asking).Select(server => server.Server));
        json.WriteList("differs", movie.Inconsistencies.OfType<Inconsistency.Differs>().Select(one => FieldInfo.Of(one.Field).Name));
        json.WriteEndObject();
    }
}
