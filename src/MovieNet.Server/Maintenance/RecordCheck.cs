using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>Works out anew, from each record's body, what stands beside it, and compares.</summary>
internal static class RecordCheck
{
    public static IEnumerable<string> Problems(StoreReader reader)
    {
        var keys = 0L;
        var text = new IndexedText(reader);
        using var rows = reader.Prepare("SELECT id, version, updated_at, hash, body, title_key, year, imdb, rating10, absent FROM movie").Begin();
        while (rows.Step())
        {
            var stored = new StoredMovie(rows.Integer(0), rows.Integer(1), rows.Integer(2), rows.Bytes(3).ToArray(), rows.Bytes(4).ToArray());
            string? problem;
            try
            {
                var columns = new MovieColumns(stored.ToMovie());
                keys += TitleKey.FurtherOf(columns.Movie.Title).Count;
                problem = !columns.Body.AsSpan().SequenceEqual(stored.Body) ? "its body is not canonical"
                    : !columns.Hash.AsSpan().SequenceEqual(stored.Hash) ? "its content hash is wrong"
                    : !IsSame(columns, rows) ? "its columns are not those of its body"
                    : Beside(reader, text, stored, columns.Movie);
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                problem = "its body is no movie: " + e.Message;
            }

            if (problem is not null)
            {
                yield return FormattableString.Invariant($"record {stored.Id}: {problem}");
            }
        }

        // Each record has those that it must have, so a number that is right means that none is too many.
        using var all = reader.Prepare("SELECT count(*) FROM movie_key").Begin();
        if (all.Step() && all.Integer(0) != keys)
        {
            yield return FormattableString.Invariant($"there are {all.Integer(0)} further keys instead of {keys}");
        }
    }

    private static bool IsSame(MovieColumns columns, Statement.Use row) =>
        string.Equals(columns.TitleKey, row.Text(5), StringComparison.Ordinal) && columns.Movie.Year == Number(row, 6)
        && columns.Imdb == Number(row, 7) && columns.Rating10 == Number(row, 8) && columns.Absent == row.Integer(9);

    private static long? Number(Statement.Use row, int column) => row.IsNull(column) ? null : row.Integer(column);

    private static string? Beside(StoreReader reader, IndexedText text, StoredMovie stored, Movie movie) =>
        !HasKeys(reader, stored.Id, TitleKey.FurtherOf(movie.Title)) ? "its further keys are wrong"
        : !Texts(reader, "SELECT key FROM movie_genre JOIN genre ON genre.id = genre_id WHERE movie_id = ?1", stored.Id)
            .SetEquals(movie.Genres.Select(TitleKey.Fold)) ? "its genres are wrong"
        : !text.IsOf(stored.Id, movie) ? "the full-text index does not hold its text"
        : !IsLogged(reader, stored) ? "it is not what the change log says"
        : null;

    private static bool HasKeys(StoreReader reader, long id, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            using var row = reader.Prepare("SELECT 1 FROM movie_key WHERE key = ?1 AND movie_id = ?2").Begin().Bind(1, key).Bind(2, id);
            if (!row.Step())
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<string> Texts(StoreReader reader, string sql, long id)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        using var rows = reader.Prepare(sql).Begin().Bind(1, id);
        while (rows.Step())
        {
            texts.Add(rows.Text(0));
        }

        return texts;
    }

    /// <summary>The last change left this record, and there was one for each of its versions.</summary>
    private static bool IsLogged(StoreReader reader, StoredMovie stored)
    {
        using var row = reader.Prepare("""
            SELECT (SELECT after FROM change WHERE movie_id = ?1 ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM change WHERE movie_id = ?1)
            """).Begin().Bind(1, stored.Id);
        return row.Step() && row.Bytes(0).SequenceEqual(stored.ToWire()) && row.Integer(1) == stored.Version;
    }
}
