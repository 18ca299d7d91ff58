using System.Buffers;

namespace MovieNet.Server.Store;

/// <summary>The queries of movies.get. Each writes records parted by commas and gives their number.</summary>
internal static class GetQuery
{
    private const string Columns = "id, version, updated_at, hash, body";

    private const string ByKey = $"SELECT {Columns} FROM movie WHERE title_key = ?1 AND (?2 IS NULL OR year = ?2) ORDER BY id";

    // Records that have the key as a further key; ?3 keeps out what the key itself has found.
    private const string ByFurtherKey = $"""
        SELECT {Columns} FROM movie
        WHERE id IN (SELECT movie_id FROM movie_key WHERE key = ?1) AND title_key <> ?1 AND (?2 IS NULL OR year = ?2)
        ORDER BY id
        """;

    public static int ById(StoreReader reader, long id, IBufferWriter<byte> output)
    {
        using var rows = reader.Prepare($"SELECT {Columns} FROM movie WHERE id = ?1").Begin().Bind(1, id);
        return Write(rows, output, 0);
    }

    public static int ByImdb(StoreReader reader, long imdb, IBufferWriter<byte> output)
    {
        using var rows = reader.Prepare($"SELECT {Columns} FROM movie WHERE imdb = ?1").Begin().Bind(1, imdb);
        return Write(rows, output, 0);
    }

    /// <summary>By title key first, then by further keys: of the records against the title's key, of the title against the records' keys.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="key">The title's key.</param>
    /// <param name="further">The title's further keys.</param>
    /// <param name="year">Exactly this year; null for any.</param>
    /// <param name="output">Where to write.</param>
    public static int ByTitle(StoreReader reader, string key, IReadOnlyList<string> further, long? year, IBufferWriter<byte> output) =>
        reader.InSnapshot(_ =>
        {
            int written;
            using (var rows = reader.Prepare(ByKey).Begin().Bind(1, key).Bind(2, year))
            {
                written = Write(rows, output, 0);
            }

            if (further.Count > 0)
            {
                return written + WriteFurther(reader, key, further, year, output, written);
            }

            using var more = reader.Prepare(ByFurtherKey).Begin().Bind(1, key).Bind(2, year);
            return written + Write(more, output, written);
        });

    /// <summary>The rarer case: the title asked for has brackets of its own, so both ways are gathered and put in order.</summary>
    private static int WriteFurther(
        StoreReader reader, string key, IReadOnlyList<string> further, long? year, IBufferWriter<byte> output, int written)
    {
        var ids = new SortedSet<long>();
        AddIds(reader, "SELECT movie_id FROM movie_key WHERE key = ?1", key, ids);
        foreach (var other in further)
        {
            AddIds(reader, "SELECT id FROM movie WHERE title_key = ?1", other, ids);
        }

        var count = 0;
        foreach (var id in ids)
        {
            using var rows = reader.Prepare($"SELECT {Columns} FROM movie WHERE id = ?1 AND title_key <> ?3 AND (?2 IS NULL OR year = ?2)")
                .Begin().Bind(1, id).Bind(2, year).Bind(3, key);
            count += Write(rows, output, written + count);
        }

        return count;
    }

    private static void AddIds(StoreReader reader, string sql, string key, SortedSet<long> ids)
    {
        using var rows = reader.Prepare(sql).Begin().Bind(1, key);
        while (rows.Step())
        {
            ids.Add(rows.Integer(0));
        }
    }

    private static int Write(Statement.Use rows, IBufferWriter<byte> output, int before)
    {
        var count = 0;
        while (rows.Step())
        {
            if (before + count > 0)
            {
                output.Write(","u8);
            }

            RecordBytes.Write(output, rows.Integer(0), rows.Integer(1), rows.Integer(2), rows.Bytes(3), rows.Bytes(4));
            count++;
        }

        return count;
    }
}
