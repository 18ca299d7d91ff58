using System.Collections;

namespace MovieNet.Federation;

/// <summary>
/// Movies in an order, in blocks: a list with a few movies changed shares all other blocks with the one before, so a change of one among
/// a million costs a block and not the list. Unchanging.
/// </summary>
internal sealed class RowList : IReadOnlyList<CatalogueRow>
{
    /// <summary>A block of references of this many is 8 KiB, far below what the garbage collector treats as large.</summary>
    private const int BlockRows = 1_000;

    private readonly CatalogueRow[][] blocks;
    private readonly int[] starts;

    private RowList(IEnumerable<CatalogueRow[]> blocks)
    {
        this.blocks = [.. blocks];
        starts = new int[this.blocks.Length];
        foreach (var (i, block) in this.blocks.Index())
        {
            starts[i] = Count;
            Count += block.Length;
        }
    }

    public static RowList Empty { get; } = new([]);

    public int Count { get; }

    public CatalogueRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var block = Array.BinarySearch(starts, index) is var found && found < 0 ? ~found - 1 : found;
            return blocks[block][index - starts[block]];
        }
    }

    /// <summary>The same movies in another order.</summary>
    public RowList Sort(RowComparer order)
    {
        CatalogueRow[] rows = [.. this];
        Array.Sort(rows, order);
        return new(rows.Chunk(BlockRows));
    }

    /// <summary>The list without some movies that are in it and with others.</summary>
    public RowList With(IReadOnlySet<CatalogueRow> gone, IEnumerable<CatalogueRow> come, RowComparer order)
    {
        var touched = gone.Select(BlockOf).ToHashSet();
        var added = come.Order(order).ToLookup(BlockOf);
        if (blocks.Length == 0)
        {
            return new(added[0].Chunk(BlockRows));
        }

        return new(blocks.Index().SelectMany(block =>
            touched.Contains(block.Index) || added.Contains(block.Index)
                ? Cut(Merge(block.Item.Where(row => !gone.Contains(row)), added[block.Index], order))
                : [block.Item]));

        // The first whose last movie does not come before it; behind all, the last.
        int BlockOf(CatalogueRow row)
        {
            var (from, to) = (0, int.Max(0, blocks.Length - 1));
            while (from < to)
            {
                var middle = (from + to) / 2;
                (from, to) = order.Compare(blocks[middle][^1], row) < 0 ? (middle + 1, to) : (from, middle);
            }

            return from;
        }
    }

    /// <summary>The list with every movie replaced by one of the same place; itself where none is.</summary>
    public RowList Replace(Func<CatalogueRow, CatalogueRow> replace)
    {
        var replaced = Array.ConvertAll(blocks, block =>
        {
            var rows = Array.ConvertAll(block, row => replace(row));
            return rows.AsSpan().SequenceEqual(block) ? block : rows;
        });
        return replaced.AsSpan().SequenceEqual(blocks) ? this : new(replaced);
    }

    /// <inheritdoc/>
    public IEnumerator<CatalogueRow> GetEnumerator()
    {
        foreach (var block in blocks)
        {
            foreach (var row in block)
            {
                yield return row;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Blocks may grow to twice their size before they are cut, and shrink to nothing.</summary>
    private static IEnumerable<CatalogueRow[]> Cut(List<CatalogueRow> rows) =>
        rows.Count is > 0 and <= 2 * BlockRows ? [[.. rows]] : rows.Chunk(BlockRows);

    private static List<CatalogueRow> Merge(IEnumerable<CatalogueRow> rows, IEnumerable<CatalogueRow> come, RowComparer order)
    {
        var merged = new List<CatalogueRow>();
        using var next = come.GetEnumerator();
        var isNext = next.MoveNext();
        foreach (var row in rows)
        {
            for (; isNext && order.Compare(next.Current, row) < 0; isNext = next.MoveNext())
            {
                merged.Add(next.Current);
            }

            merged.Add(row);
        }

        for (; isNext; isNext = next.MoveNext())
        {
            merged.Add(next.Current);
        }

        return merged;
    }
}
