using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>
/// The change log is a whole story of each record: added from nothing, each change goes on from what the one before left,
/// and a deletion is the end.
/// </summary>
internal static class ChangeCheck
{
    public static IEnumerable<string> Problems(StoreReader reader)
    {
        var movie = 0L;
        byte[]? left = null;
        using var rows = reader.Prepare("SELECT movie_id, id, kind, before, after FROM change ORDER BY movie_id, id").Begin();
        while (rows.Step())
        {
            var isFirst = rows.Integer(0) != movie;
            if (isFirst && left is not null && !IsThere(reader, movie))
            {
                yield return FormattableString.Invariant($"record {movie} is gone without a change");
            }

            movie = rows.Integer(0);
            var before = rows.IsNull(3) ? null : rows.Bytes(3).ToArray();
            var after = rows.IsNull(4) ? null : rows.Bytes(4).ToArray();
            if (!string.Equals(rows.Text(2), KindOf(before, after), StringComparison.Ordinal))
            {
                yield return FormattableString.Invariant($"change {rows.Integer(1)} is no {rows.Text(2)}");
            }

            if (isFirst ? before is not null : !IsSame(before, left))
            {
                yield return FormattableString.Invariant($"change {rows.Integer(1)} does not begin where the one before it ended");
            }

            left = after;
        }

        if (left is not null && !IsThere(reader, movie))
        {
            yield return FormattableString.Invariant($"record {movie} is gone without a change");
        }
    }

    private static string KindOf(byte[]? before, byte[]? after) => (before, after) switch
    {
        (null, not null) => "add",
        (not null, null) => "delete",
        (not null, not null) => "edit",
        _ => "",
    };

    // A record that was deleted does not come back: behind its last change stands nothing.
    private static bool IsSame(byte[]? before, byte[]? left) => before is not null && left is not null && before.AsSpan().SequenceEqual(left);

    private static bool IsThere(StoreReader reader, long movie)
    {
        using var row = reader.Prepare("SELECT 1 FROM movie WHERE id = ?1").Begin().Bind(1, movie);
        return row.Step();
    }
}
