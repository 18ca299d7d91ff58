using System.Buffers;
using System.Text.Json;

namespace MovieNet.Server.Store.Pages;

/// <summary>Counts of everything that matches, by genre (most first) and by decade (earliest first).</summary>
internal static class Facets
{
    /// <summary>A catalogue with more genres than this has none.</summary>
    private const int GenresAtMost = 1_000;

    public static void Write(StoreReader reader, PageRequest request, PageSource? source, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Options);
        json.WriteStartObject();
        json.WriteStartArray("genres");
        if (source is not null)
        {
            WriteGenres(reader, request, source, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("decades");
        if (source is not null)
        {
            WriteDecades(reader, source, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGenres(StoreReader reader, PageRequest request, PageSource source, Utf8JsonWriter json)
    {
        var sql = new Sql().Add("SELECT genre.name, counted.number FROM (SELECT genre_id, count(*) AS number FROM movie_genre");
        if (request.Query is not null || request.HasFilters)
        {
            sql.Add("WHERE movie_id IN (SELECT m.id");
            source.AddNarrow(sql);
            sql.Add(")");
        }

        sql.Add("GROUP BY genre_id) AS counted JOIN genre ON genre.id = counted.genre_id ORDER BY counted.number DESC, genre.key LIMIT");
        using var rows = sql.Add(sql.Value(GenresAtMost)).Begin(reader);
        while (rows.Step())
        {
            json.WriteStartObject();
            json.WriteText("value", rows.Text(0));
            json.WriteNumber("count", rows.Integer(1));
            json.WriteEndObject();
        }
    }

    private static void WriteDecades(StoreReader reader, PageSource source, Utf8JsonWriter json)
    {
        var sql = new Sql().Add("SELECT m.year / 10 * 10 AS decade, count(*)");
        source.AddNarrow(sql);
        using var rows = sql.Add("AND m.year IS NOT NULL GROUP BY decade ORDER BY decade").Begin(reader);
        while (rows.Step())
        {
            json.WriteStartObject();
            json.WriteNumber("value", rows.Integer(0));
            json.WriteNumber("count", rows.Integer(1));
            json.WriteEndObject();
        }
    }
}
