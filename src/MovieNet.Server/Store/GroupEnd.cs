using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>
/// What a group of writes does once, right before its commit, and tells behind it. The full text waits for it because FTS5
/// writes out what it has gathered whenever a savepoint begins behind it: one segment for a group instead of one for each
/// record.
/// </summary>
internal sealed class GroupEnd(SqliteConnection connection) : IDisposable
{
    private readonly Statement addText = new(connection, "INSERT INTO movie_text (rowid, title, people, synopsis) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement removeText = new(connection, "DELETE FROM movie_text WHERE rowid = ?1");
    private readonly Statement count = new(connection, "UPDATE meta SET movies = movies + ?1");

    private readonly List<(long Place, MovieText? Text)> texts = [];
    private readonly List<StoredChange> changes = [];
    private readonly HashSet<int> places = [];
    private long added;

    /// <summary>The places in <see cref="KeyVersions"/> of the title keys that the group touches.</summary>
    public IReadOnlyCollection<int> Places => places;

    /// <summary>Where the group stands, for <see cref="BackTo"/>.</summary>
    public Mark Here => new(texts.Count, changes.Count, added);

    /// <summary>What those who watch are told of behind the commit.</summary>
    public IReadOnlyList<StoredChange> Changes => changes;

    public void Tell(StoredChange change) => changes.Add(change);

    public void AddText(long place, MovieText text) => texts.Add((place, text));

    public void RemoveText(long place) => texts.Add((place, null));

    /// <summary>Counts records that are there more, or fewer.</summary>
    public void Count(int records) => added += records;

    /// <summary>Notes that answers about a title key change.</summary>
    public void Touch(string titleKey) => places.Add(KeyVersions.PlaceOf(titleKey));

    /// <summary>Forgets what was to be done for a write that is undone. A key touched in vain does no harm.</summary>
    public void BackTo(Mark mark)
    {
        texts.RemoveRange(mark.Texts, texts.Count - mark.Texts);
        changes.RemoveRange(mark.Changes, changes.Count - mark.Changes);
        added = mark.Added;
    }

    /// <summary>Does it all. Behind it no savepoint may begin.</summary>
    public void Apply()
    {
        if (added != 0)
        {
            using var use = count.Begin().Bind(1, added);
            use.Step();
        }

        ApplyTexts();
    }

    /// <summary>The next group begins with nothing.</summary>
    public void Clear()
    {
        texts.Clear();
        changes.Clear();
        places.Clear();
        added = 0;
    }

    public void Dispose()
    {
        addText.Dispose();
        removeText.Dispose();
        count.Dispose();
    }

    /// <summary>FTS5 writes out what it has gathered whenever a row comes that is not behind the last: rows rise, removals first.</summary>
    private void ApplyTexts()
    {
        var removed = new SortedSet<long>();
        var written = new SortedDictionary<long, MovieText>();
        foreach (var (place, text) in texts)
        {
            if (text is not null)
            {
                written.Add(place, text);
            }
            else if (!written.Remove(place))
            {
                removed.Add(place);
            }
        }

        foreach (var place in removed)
        {
            using var use = removeText.Begin().Bind(1, place);
            use.Step();
        }

        foreach (var (place, text) in written)
        {
            using var use = addText.Begin().Bind(1, place).Bind(2, text.Title).Bind(3, text.People).Bind(4, text.Synopsis);
            use.Step();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Mark(int Texts, int Changes, long Added);
}
