using System.Buffers;
using System.Text.Json;

namespace MovieNet.Server.Store.Pages;

/// <summary>
/// Writes one page of the change log. Numbers of changes rise with their times, so a time is looked up as a number first,
/// and a page is a range of numbers, of all changes or of one record's.
/// </summary>
internal static class ChangeQuery
{
    private const string Last = "SELECT max(id) FROM change";
    private const string At = "SELECT at FROM change WHERE id >= ?1 ORDER BY id LIMIT 1";

    /// <summary>Gives the number to go on behind; null at the end.</summary>
    public static long? Run(StoreReader reader, ChangeRequest request, IBufferWriter<byte> output) =>
        reader.InSnapshot(_ =>
        {
            using var json = new Utf8JsonWriter(output, WireJson.Options);
            json.WriteStartObject();
            json.WriteStartArray("changes");
            var next = WriteChanges(reader, request, json);
            json.WriteEndArray();
            if (next is { } last)
            {
                json.WriteNumber("next", last);
            }
            else
            {
                json.WriteNull("next");
            }

            json.WriteEndObject();
            return next;
        });

    /// <summary>The statement of a page; its numbers are bound in <see cref="WriteChanges"/>.</summary>
    public static string Sql(ChangeRequest request) =>
        "SELECT id, at, kind, movie_id, before, after, request_id, who FROM change WHERE id > ?1 AND id < ?2"
        + (request.MovieId is null ? "" : " AND movie_id = ?4")
        + (request.Descending ? " ORDER BY id DESC LIMIT ?3" : " ORDER BY id LIMIT ?3");

    private static long? WriteChanges(StoreReader reader, ChangeRequest request, Utf8JsonWriter json)
    {
        var behind = request.Since is { } since ? NumberAt(reader, since) - 1 : 0;
        var before = request.Until is { } until ? NumberAt(reader, until) : long.MaxValue;
        if (request.After is { } after)
        {
            (behind, before) = request.Descending ? (behind, Math.Min(before, after)) : (Math.Max(behind, after), before);
        }

        using var rows = reader.Prepare(Sql(request)).Begin().Bind(1, behind).Bind(2, before).Bind(3, request.Limit + 1);
        if (request.MovieId is { } movie)
        {
            rows.Bind(4, movie);
        }

        var count = 0;
        var bytes = 0;
        long? last = null;
        while (rows.Step())
        {
            var size = rows.Bytes(4).Length + rows.Bytes(5).Length + ChangeJson.Overhead;
            if (count == request.Limit || (count > 0 && bytes + size > PageQuery.PageBytes))
            {
                return last;
            }

            Write(rows, json);
            last = rows.Integer(0);
            bytes += size;
            count++;
        }

        return null;
    }

    private static void Write(Statement.Use row, Utf8JsonWriter json) => ChangeJson.Write(
        json, row.Integer(0), row.Integer(1), row.Text(2), row.Integer(3), row.Bytes(4), row.Bytes(5),
        row.IsNull(6) ? null : new Guid(row.Bytes(6), bigEndian: true),
        row.IsNull(7) ? null : row.Text(7));

    /// <summary>The first change of a time or later, found by halving; beyond all where there is none.</summary>
    private static long NumberAt(StoreReader reader, long time)
    {
        var (low, high) = (1L, (Number(reader, Last, null) ?? 0) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Number(reader, At, middle) >= time ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static long? Number(StoreReader reader, string sql, long? bound)
    {
        using var row = reader.Prepare(sql).Begin();
        if (bound is not null)
        {
            row.Bind(1, bound);
        }

        return row.Step() && !row.IsNull(0) ? row.Integer(0) : null;
    }
}
