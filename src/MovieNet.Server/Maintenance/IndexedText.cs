using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>
/// What the full-text index holds of each record, read out of the index itself, since it keeps no copy of the text. Of each
/// record only a sum over its words and their places is kept.
/// </summary>
internal sealed class IndexedText
{
    /// <summary>FTS5 cuts longer words off.</summary>
    private const int WordBytes = 32_768;

    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    private readonly Dictionary<long, ulong> sums = [];

    public IndexedText(StoreReader reader)
    {
        // The vocabulary of an index is a table of its own; a temporary one leaves the file as it is.
        reader.Prepare("CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab (main, movie_text, instance)").Run();
        using var rows = reader.Prepare("SELECT doc, col, offset, term FROM temp.indexed_word").Begin();
        while (rows.Step())
        {
            var id = rows.Integer(0);
            sums[id] = sums.GetValueOrDefault(id) + Mix(rows.Bytes(1)[0], rows.Integer(2), rows.Bytes(3));
        }
    }

    /// <summary>Whether the index holds of a record what the record says, no more and no less.</summary>
    public bool IsOf(long id, Movie movie) =>
        sums.GetValueOrDefault(TextPlace.Of(id, TitleKey.Of(movie.Title))) == SumOf("title"u8[0], SearchText.Of(movie.Title))
            + SumOf("people"u8[0], SearchText.OfPeople(movie)) + SumOf("synopsis"u8[0], SearchText.Of(movie.Synopsis));

    private static ulong SumOf(byte column, string text)
    {
        var sum = 0UL;
        var place = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(word);
            sum += Mix(column, place++, bytes.AsSpan(0, Math.Min(bytes.Length, WordBytes)));
        }

        return sum;
    }

    /// <summary>FNV-1a. A column is told by the first letter of its name.</summary>
    private static ulong Mix(byte column, long place, ReadOnlySpan<byte> word)
    {
        var hash = ((Basis ^ column) * Prime ^ (ulong)place) * Prime;
        foreach (var b in word)
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }
}
