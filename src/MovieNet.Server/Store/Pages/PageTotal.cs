using System.Runtime.InteropServices;

namespace MovieNet.Server.Store.Pages;

/// <summary>How many records match: exact without filters, else exact up to <see cref="Counted"/>.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsMinimum">Whether there are more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageTotal(long Count, bool IsMinimum)
{
    /// <summary>Counting stops here, so that a broad search costs no more than a narrow one.</summary>
    public const int Counted = 10_000;

    public static PageTotal Of(StoreReader reader, PageRequest request, PageSource source)
    {
        if (request.Query is null && !request.HasFilters)
        {
            using var all = reader.Prepare("SELECT movies FROM meta").Begin();
            all.Step();
            return new(all.Integer(0), IsMinimum: false);
        }

        var sql = new Sql().Add("SELECT count(*) FROM (SELECT 1");
        source.AddCounted(sql);
        using var row = sql.Add("LIMIT").Add(sql.Value(Counted + 1)).Add(")").Begin(reader);
        row.Step();
        return new(Math.Min(row.Integer(0), Counted), IsMinimum: row.Integer(0) > Counted);
    }
}
