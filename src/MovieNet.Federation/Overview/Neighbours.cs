using System.Runtime.InteropServices;

namespace MovieNet.Federation;

/// <summary>
/// Which records share a key, so that a change is worked in by matching those anew that it can touch, and no others: the same title
/// key, a further key of one that is the title key of the other, the same IMDb id, and so on from each.
/// </summary>
internal sealed class Neighbours
{
    private readonly Dictionary<string, IndexedRecord> byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexedRecord>> byFurtherKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, IndexedRecord> byImdb = [];
    private int walk;

    public void Add(IndexedRecord record)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(byTitle, record.Content.Key, out _);
        Share(record, first);
        (record.NextOfTitle, first) = (first, record);
        foreach (var key in record.Content.FurtherKeys)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byFurtherKey, key, out _) ??= []).Add(record);
        }

        if (record.Content.Imdb is { } imdb)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(byImdb, imdb, out _);
            (record.NextOfImdb, same) = (same, record);
        }
    }

    public void Remove(IndexedRecord record)
    {
        TakeOut(byTitle, record.Content.Key, record, one => one.NextOfTitle, (one, next) => one.NextOfTitle = next);
        foreach (var key in record.Content.FurtherKeys)
        {
            byFurtherKey[key].Remove(record);
            if (byFurtherKey[key].Count == 0)
            {
                byFurtherKey.Remove(key);
            }
        }

        if (record.Content.Imdb is { } imdb)
        {
            TakeOut(byImdb, imdb, record, one => one.NextOfImdb, (one, next) => one.NextOfImdb = next);
        }
    }

    /// <summary>All records that a change of these keys can touch, those that share no key with each other apart.</summary>
    public IEnumerable<List<IndexedRecord>> Around(IEnumerable<string> keys, IEnumerable<long> imdbs)
    {
        walk++;
        var walked = (Keys: new HashSet<string>(StringComparer.Ordinal), Imdbs: new HashSet<long>());
        var begin = keys.SelectMany(WithKey).Concat(imdbs.SelectMany(WithImdb));
        foreach (var first in begin.Where(record => record.Walk != walk))
        {
            yield return From(first, walked.Keys, walked.Imdbs);
        }
    }

    /// <summary>Most records of a title say the same on all servers; a few are looked at, not thousands.</summary>
    private static void Share(IndexedRecord record, IndexedRecord? ofTitle)
    {
        const int enough = 4;
        for (var i = 0; ofTitle is not null && i < enough; i++, ofTitle = ofTitle.NextOfTitle)
        {
            if (ofTitle.Content.IsSame(record.Content))
            {
                record.Content = ofTitle.Content;
                return;
            }

            record.Content.ShareKey(ofTitle.Content);
        }
    }

    private List<IndexedRecord> From(IndexedRecord first, HashSet<string> walkedKeys, HashSet<long> walkedImdbs)
    {
        var met = new List<IndexedRecord>();
        Meet(first);
        for (var i = 0; i < met.Count; i++)
        {
            var content = met[i].Content;
            if (walkedKeys.Add(content.Key))
            {
                MeetAll(WithKey(content.Key));
            }

            foreach (var key in content.FurtherKeys)
            {
                // One of a title is enough: it leads to the others. Two that share only a further key are no neighbours.
                if (byTitle.TryGetValue(key, out var titled))
                {
                    Meet(titled);
                }
            }

            if (content.Imdb is { } imdb && walkedImdbs.Add(imdb))
            {
                MeetAll(WithImdb(imdb));
            }
        }

        return met;

        void MeetAll(IEnumerable<IndexedRecord> records)
        {
            foreach (var record in records)
            {
                Meet(record);
            }
        }

        void Meet(IndexedRecord record)
        {
            if (record.Walk != walk)
            {
                record.Walk = walk;
                met.Add(record);
            }
        }
    }

    private IEnumerable<IndexedRecord> WithKey(string key)
    {
        for (var record = byTitle.GetValueOrDefault(key); record is not null; record = record.NextOfTitle)
        {
            yield return record;
        }

        foreach (var record in byFurtherKey.GetValueOrDefault(key) ?? [])
        {
            yield return record;
        }
    }

    private IEnumerable<IndexedRecord> WithImdb(long imdb)
    {
        for (var record = byImdb.GetValueOrDefault(imdb); record is not null; record = record.NextOfImdb)
        {
            yield return record;
        }
    }

    /// <summary>Takes a record out of a chain. Chains are short: a server refuses a second record of a title and year.</summary>
    private static void TakeOut<TKey>(
        Dictionary<TKey, IndexedRecord> chains,
        TKey key,
        IndexedRecord record,
        Func<IndexedRecord, IndexedRecord?> next,
        Action<IndexedRecord, IndexedRecord?> setNext)
        where TKey : notnull
    {
        var behind = next(record);
        setNext(record, null);
        var before = chains[key];
        if (before == record)
        {
            if (behind is null)
            {
                chains.Remove(key);
            }
            else
            {
                chains[key] = behind;
            }

            return;
        }

        while (next(before) != record)
        {
            before = next(before)!;
        }

        setNext(before, behind);
    }
}
