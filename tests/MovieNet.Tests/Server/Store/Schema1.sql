-- A database of schema 1 as a movienet-server left it that knew no other: two records added by hand, two imported, one
-- edited, one deleted. It never changes; today's program must open it.
PRAGMA application_id = 1297045065;
PRAGMA user_version = 1;

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

INSERT INTO meta VALUES (1, '5d0c4c1e-6d7b-4f35-9a52-0c6f3f5f9a11', 1, 3);
INSERT INTO movie VALUES (1, 2, 1795646061488, 'alien', 1979, 78748, 85, 2472, x'82bdc35022083784de3582f87529ecd3', CAST('{"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","rating":8.5,"synopsis":"In space no one can hear you scream.","title":"Alien","year":1979}' AS BLOB));
INSERT INTO movie VALUES (2, 1, 1795646061344, 'hunt the jagten', 2012, NULL, NULL, 4092, x'50fadab3408fb06f1079c7c0a58eef5d', CAST('{"title":"Hunt, The (Jagten)","year":2012}' AS BLOB));
INSERT INTO movie VALUES (3, 1, 1795646061366, 'ran', 1985, NULL, NULL, 4092, x'0e2d59fd55ff44b4a43b32d9cbfe6b91', CAST('{"title":"Ran","year":1985}' AS BLOB));
INSERT INTO movie_key VALUES ('hunt', 2);
INSERT INTO movie_key VALUES ('jagten', 2);
INSERT INTO genre VALUES (1, 'horror', 'Horror');
INSERT INTO genre VALUES (2, 'sci fi', 'Sci-Fi');
INSERT INTO movie_genre VALUES (1, 1);
INSERT INTO movie_genre VALUES (1, 2);
INSERT INTO change VALUES (1, 1795646061267, 'add', 1, NULL, CAST('{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":1,"updatedAt":"2026-11-25T22:34:21.267Z","contentHash":"2715a91d0984d33b8a6844be635bb3c4"}' AS BLOB), x'0b1c9a526f5e4f6b9a3e2f1d8c7b6a59', 'Ann');
INSERT INTO change VALUES (2, 1795646061344, 'add', 2, NULL, CAST('{"id":2,"title":"Hunt, The (Jagten)","year":2012,"version":1,"updatedAt":"2026-11-25T22:34:21.344Z","contentHash":"50fadab3408fb06f1079c7c0a58eef5d"}' AS BLOB), NULL, 'Ann');
INSERT INTO change VALUES (3, 1795646061366, 'add', 3, NULL, CAST('{"id":3,"title":"Ran","year":1985,"version":1,"updatedAt":"2026-11-25T22:34:21.366Z","contentHash":"0e2d59fd55ff44b4a43b32d9cbfe6b91"}' AS BLOB), x'1b1c9a526f5e4f6b9a3e2f1d8c7b6a59', 'Ann');
INSERT INTO change VALUES (4, 1795646061366, 'add', 4, NULL, CAST('{"id":4,"title":"Brazil","version":1,"updatedAt":"2026-11-25T22:34:21.366Z","contentHash":"f79867f95166da6810f1038a439ae544"}' AS BLOB), x'1b1c9a526f5e4f6b9a3e2f1d8c7b6a59', 'Ann');
INSERT INTO change VALUES (5, 1795646061488, 'edit', 1, CAST('{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":1,"updatedAt":"2026-11-25T22:34:21.267Z","contentHash":"2715a91d0984d33b8a6844be635bb3c4"}' AS BLOB), CAST('{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","rating":8.5,"synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":2,"updatedAt":"2026-11-25T22:34:21.488Z","contentHash":"82bdc35022083784de3582f87529ecd3"}' AS BLOB), x'2b1c9a526f5e4f6b9a3e2f1d8c7b6a59', 'Ann');
INSERT INTO change VALUES (6, 1795646061525, 'delete', 4, CAST('{"id":4,"title":"Brazil","version":1,"updatedAt":"2026-11-25T22:34:21.366Z","contentHash":"f79867f95166da6810f1038a439ae544"}' AS BLOB), NULL, x'3b1c9a526f5e4f6b9a3e2f1d8c7b6a59', 'Ann');
INSERT INTO request VALUES (1, x'0b1c9a526f5e4f6b9a3e2f1d8c7b6a59', x'c83bd31e839dd7486a911c08461b663706727c8b5772b03fcedc7164635d6a32', 1795646061267, CAST('{"movie":{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":1,"updatedAt":"2026-11-25T22:34:21.267Z","contentHash":"2715a91d0984d33b8a6844be635bb3c4"}}' AS BLOB));
INSERT INTO request VALUES (2, x'1b1c9a526f5e4f6b9a3e2f1d8c7b6a59', x'9d59ce4516cbdc6f169b85d37e3cc16f1015913c1effab02cc2ca77fb726a2c4', 1795646061366, CAST('{"added":2,"replaced":0,"skipped":0,"rejected":[]}' AS BLOB));
INSERT INTO request VALUES (3, x'2b1c9a526f5e4f6b9a3e2f1d8c7b6a59', x'1041cca032352e1d7be02f9a8c58ebe20e8eb5830d07a4c434282fe145777d75', 1795646061488, CAST('{"movie":{"id":1,"directors":["Ridley Scott"],"genres":["Horror","Sci-Fi"],"imdbId":"tt0078748","rating":8.5,"synopsis":"In space no one can hear you scream.","title":"Alien","year":1979,"version":2,"updatedAt":"2026-11-25T22:34:21.488Z","contentHash":"82bdc35022083784de3582f87529ecd3"}}' AS BLOB));
INSERT INTO request VALUES (4, x'3b1c9a526f5e4f6b9a3e2f1d8c7b6a59', x'3df76c0446d06d9571e78b0b0ddc9f5a87685ca619a53b894db15e493d9f0098', 1795646061525, CAST('{"movie":{"id":4,"title":"Brazil","version":1,"updatedAt":"2026-11-25T22:34:21.366Z","contentHash":"f79867f95166da6810f1038a439ae544"}}' AS BLOB));

INSERT INTO movie_text (rowid, title, people, synopsis) VALUES (1, 'alien', ' ridley scott ', 'in space no one can hear you scream');
INSERT INTO movie_text (rowid, title, people, synopsis) VALUES (2, 'hunt the jagten', '', '');
INSERT INTO movie_text (rowid, title, people, synopsis) VALUES (3, 'ran', '', '');

-- The triggers have counted above.
UPDATE meta SET movies = 3;
UPDATE sqlite_sequence SET seq = 4 WHERE name = 'movie';
