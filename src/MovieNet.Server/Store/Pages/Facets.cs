using System.Buffers;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Store.Pages;

/// <summary>Counts of everything that matches, by genre (most first) and by decade (earliest first).</summary>
internal static class Facets
{
    /// <summary>A catalogue with more genres than this has none.</summary>
    private const int GenresAtMost = 1_000;

    public static void Write(StoreReader reader, PageRequest request, PageSource? source, IBufferWriter<byte> output)
    {
        var facets = source is null ? new([], []) : new MovieFacets(Genres(reader, request, source), Decades(reader, source));
        output.Write(JsonSerializer.SerializeToUtf8Bytes(facets, ProtocolJson.Options));
    }

    private static List<FacetCount> Genres(StoreReader reader, PageRequest request, PageSource source)
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
        var genres = new List<FacetCount>();
        while (rows.Step())
        {
            genres.Add(new(JsonSerializer.SerializeToElement(rows.Text(0)), rows.Integer(1)));
        }

        return genres;
    }

    private static List<FacetCount> Decades(StoreReader reader, PageSource source)
    {
        var sql = new Sql().Add("SELECT m.year / 10 * 10 AS decade, count(*)");
        source.AddNarrow(sql);
        using var rows = sql.Add("AND m.year IS NOT NULL GROUP BY decade ORDER BY decade").Begin(reader);
        var decades = new List<FacetCount>();
        while (rows.Step())
        {
            decades.Add(new(JsonSerializer.SerializeToElement(rows.Integer(0)), rows.Integer(1)));
        }

        return decades;
    }
}
