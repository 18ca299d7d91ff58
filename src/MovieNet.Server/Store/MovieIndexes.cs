using Microsoft.Data.Sqlite;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>Keeps what stands beside the table movie in step with it: further keys, genres and, at the group's end, the full text.</summary>
internal sealed class MovieIndexes(SqliteConnection connection, GroupEnd end) : IDisposable
{
    private const int GenresKept = 10_000;

    private readonly Statement addKey = new(connection, "INSERT OR IGNORE INTO movie_key (key, movie_id) VALUES (?1, ?2)");
    private readonly Statement removeKey = new(connection, "DELETE FROM movie_key WHERE key = ?1 AND movie_id = ?2");

    private readonly Statement findGenre = new(connection, "SELECT id FROM genre WHERE key = ?1");
    private readonly Statement addGenre = new(connection, "INSERT INTO genre (key, name) VALUES (?1, ?2)");
    private readonly Statement linkGenre = new(connection, "INSERT OR IGNORE INTO movie_genre (movie_id, genre_id) VALUES (?1, ?2)");
    /// <summary>Some genres that are in the table, by key.</summary>
    private readonly Dictionary<string, long> genres = new(StringComparer.Ordinal);

    private readonly Statement unlinkGenres = new(connection, "DELETE FROM movie_genre WHERE movie_id = ?1");

    public void Add(long id, MovieColumns columns)
    {
        AddKeys(id, columns.FurtherKeys);
        AddGenres(id, columns.Movie);
        end.AddText(TextPlace.Of(id, columns.TitleKey), columns.Text);
    }

    public void Remove(long id, Movie movie)
    {
        RemoveKeys(id, movie);
        RemoveGenres(id);
        end.RemoveText(TextPlace.Of(id, TitleKey.Of(movie.Title)));
    }

    /// <summary>Writes only what the change touches: the full text costs more than all the rest.</summary>
    public void Replace(long id, Movie before, MovieColumns columns)
    {
        var after = columns.Movie;
        var sameTitle = string.Equals(before.Title, after.Title, StringComparison.Ordinal);
        if (!sameTitle)
        {
            RemoveKeys(id, before);
            AddKeys(id, columns.FurtherKeys);
        }

        if (!before.Genres.Equals(after.Genres))
        {
            RemoveGenres(id);
            AddGenres(id, after);
        }

        if (!sameTitle || !before.Directors.Equals(after.Directors) || !before.Cast.Equals(after.Cast)
            || !string.Equals(before.Synopsis, after.Synopsis, StringComparison.Ordinal))
        {
            end.RemoveText(TextPlace.Of(id, TitleKey.Of(before.Title)));
            end.AddText(TextPlace.Of(id, columns.TitleKey), columns.Text);
        }
    }

    /// <summary>What was written is undone: genres that came with it are not in the table.</summary>
    public void Undone() => genres.Clear();

    public void Dispose()
    {
        foreach (var statement in new[] { addKey, removeKey, findGenre, addGenre, linkGenre, unlinkGenres })
        {
            statement.Dispose();
        }
    }

    private void AddKeys(long id, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            using var use = addKey.Begin().Bind(1, key).Bind(2, id);
            use.Step();
        }
    }

    private void RemoveKeys(long id, Movie movie)
    {
        foreach (var key in TitleKey.FurtherOf(movie.Title))
        {
            using var use = removeKey.Begin().Bind(1, key).Bind(2, id);
            use.Step();
        }
    }

    private void AddGenres(long id, Movie movie)
    {
        foreach (var name in movie.Genres)
        {
            using var use = linkGenre.Begin().Bind(1, id).Bind(2, GenreOf(name));
            use.Step();
        }
    }

    private long GenreOf(string name)
    {
        var key = TitleKey.Fold(name);
        if (!genres.TryGetValue(key, out var id))
        {
            if (genres.Count == GenresKept)
            {
                genres.Clear();
            }

            genres[key] = id = FindGenre(key) ?? NewGenre(key, name);
        }

        return id;
    }

    private long? FindGenre(string key)
    {
        using var found = findGenre.Begin().Bind(1, key);
        return found.Step() ? found.Integer(0) : null;
    }

    private long NewGenre(string key, string name)
    {
        using var added = addGenre.Begin().Bind(1, key).Bind(2, name);
        added.Step();
        return added.InsertedId;
    }

    private void RemoveGenres(long id)
    {
        using var use = unlinkGenres.Begin().Bind(1, id);
        use.Step();
    }
}
