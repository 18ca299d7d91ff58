namespace MovieNet.Server.Store;

/// <summary>The schema of user_version 1.</summary>
internal static class Schema1
{
    public const string Sql = """
        CREATE TABLE meta (
            one INTEGER PRIMARY KEY DEFAULT 1 CHECK (one = 1),
            server_id TEXT NOT NULL,
            title_key_version INTEGER NOT NULL,
            movies INTEGER NOT NULL
        );

        -- body: the canonical JSON of the record's own members, the one source of truth; the columns before it are
        -- taken from it, for finding and sorting. absent: one bit for each member that says nothing.
        CREATE TABLE movie (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            version INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            title_key TEXT NOT NULL,
            year INTEGER,
            imdb INTEGER,
            rating10 INTEGER,
            absent INTEGER NOT NULL,
            hash BLOB NOT NULL,
            body BLOB NOT NULL
        );

        -- Ties are broken by rising id in both directions, so a falling order needs an index of its own, but for the
        -- title: its ties are few, and are sorted as they come.
        CREATE INDEX movie_title ON movie (title_key);
        CREATE INDEX movie_year ON movie (year);
        CREATE INDEX movie_year_down ON movie (year DESC);
        CREATE INDEX movie_rating ON movie (rating10);
        CREATE INDEX movie_rating_down ON movie (rating10 DESC);
        CREATE INDEX movie_updated ON movie (updated_at);
        CREATE INDEX movie_updated_down ON movie (updated_at DESC);
        CREATE INDEX movie_absent ON movie (absent);
        CREATE UNIQUE INDEX movie_imdb ON movie (imdb) WHERE imdb IS NOT NULL;

        CREATE TRIGGER movie_added AFTER INSERT ON movie BEGIN UPDATE meta SET movies = movies + 1; END;
        CREATE TRIGGER movie_deleted AFTER DELETE ON movie BEGIN UPDATE meta SET movies = movies - 1; END;

        CREATE TABLE movie_key (
            key TEXT NOT NULL,
            movie_id INTEGER NOT NULL,
            PRIMARY KEY (key, movie_id)
        ) WITHOUT ROWID;

        -- key: the folded name; name: as it was first written.
        CREATE TABLE genre (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL
        );

        CREATE TABLE movie_genre (
            movie_id INTEGER NOT NULL REFERENCES movie (id),
            genre_id INTEGER NOT NULL REFERENCES genre (id),
            PRIMARY KEY (movie_id, genre_id)
        ) WITHOUT ROWID;
        CREATE INDEX movie_genre_genre ON movie_genre (genre_id, movie_id);

        -- Text as SearchText folds and splits it. The tokenizer only parts at spaces: the signs named are the ASCII
        -- ones that folding leaves.
        CREATE VIRTUAL TABLE movie_text USING fts5 (
            title, people, synopsis,
            content = '', contentless_delete = 1, tokenize = "ascii tokenchars '$+<=>^`|~'"
        );

        -- before, after: whole records as they go over the wire. who: who said it was, not who it was proved to be.
        CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            movie_id INTEGER NOT NULL,
            before BLOB,
            after BLOB,
            request_id BLOB,
            who TEXT
        );
        CREATE INDEX change_movie ON change (movie_id);
        CREATE INDEX change_at ON change (at);

        -- The answers of committed writes, for their repetition. What a refused one was answered is not kept.
        CREATE TABLE request (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            fingerprint BLOB NOT NULL,
            at INTEGER NOT NULL,
            response BLOB NOT NULL
        );
        """;
}
