namespace MovieNet.Server.Store;

/// <summary>
/// The row that a record's text has in the full-text index. Rows rise as a search answers: the shorter title first, then the
/// record that was there first. So the best of any number of matches are found without looking at the others.
/// </summary>
internal static class TextPlace
{
    /// <summary>The row of record <c>m</c>'s text, as SQL.</summary>
    public const string OfRecord = "(length(m.title_key) << 40 | m.id)";

    /// <summary>The id of the record whose text is in a row of the index, as SQL.</summary>
    public const string RecordId = "(movie_text.rowid & 1099511627775)";

    /// <summary>Ids are given one by one, and a title key has some thousand characters at most: there is room for both.</summary>
    private const int IdBits = 40;

    public static long Of(long id, string titleKey) => ((long)LengthOf(titleKey) << IdBits) | id;

    /// <summary>In characters, as SQLite counts them.</summary>
    private static int LengthOf(string text)
    {
        var length = text.Length;
        foreach (var unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }
}
