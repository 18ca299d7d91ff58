using System.Buffers;
using System.Text.Json;

namespace MovieNet.Server.Store.Pages;

/// <summary>Writes one page as the result of movies.list or movies.search.</summary>
internal static class PageQuery
{
    /// <summary>A page ends early here, so that a client can hold any answer.</summary>
    public const int PageBytes = 1 << 20;

    public static PagePosition? Run(StoreReader reader, PageRequest request, Guid server, IBufferWriter<byte> output) =>
        reader.InSnapshot(_ =>
        {
            var source = PageSource.Of(reader, request);
            var total = source is null ? default : PageTotal.Of(reader, request, source);
            output.Write("{\"movies\":["u8);
            var next = source is null ? null : WriteRecords(reader, request, source, total, output);
            output.Write("],\"next\":"u8);
            output.Write(next is null ? "null"u8 : JsonSerializer.SerializeToUtf8Bytes(Cursor.Write(server, request, next)));
            output.Write(",\"total\":"u8);
            output.Write(JsonSerializer.SerializeToUtf8Bytes(total.Count));
            output.Write(total.IsMinimum ? ",\"totalIsMinimum\":true"u8 : ",\"totalIsMinimum\":false"u8);
            if (request.Facets)
            {
                output.Write(",\"facets\":"u8);
                Facets.Write(reader, request, source, output);
            }

            output.Write("}"u8);
            return next;
        });

    private static bool IsWide(PageRequest request, PageTotal total) => total.IsMinimum || (request.Query is null && !request.HasFilters);

    private static PagePosition? WriteRecords(StoreReader reader, PageRequest request, PageSource source, PageTotal total, IBufferWriter<byte> output)
    {
        var count = 0;
        var bytes = 0;
        PagePosition? last = null;
        foreach (var sql in new PageSegments(reader, request, source, IsWide(request, total)).All())
        {
            if (request.After is null && request.From is null && count == total.Count && !total.IsMinimum)
            {
                // All are there: what is left would be looked for in vain.
                return null;
            }

            using var rows = sql.Add("LIMIT").Add(sql.Value(request.Limit - count + 1)).Begin(reader);
            while (rows.Step())
            {
                var size = rows.Bytes(4).Length + RecordBytes.Overhead;
                if (count == request.Limit || (count > 0 && bytes + size > PageBytes))
                {
                    return last;
                }

                output.Write(count == 0 ? default : ","u8);
                RecordBytes.Write(output, rows.Integer(0), rows.Integer(1), rows.Integer(2), rows.Bytes(3), rows.Bytes(4));
                last = Position(request.Order, rows);
                bytes += size;
                count++;
            }
        }

        return null;
    }

    private static PagePosition Position(PageOrder order, Statement.Use rows) => new(
        rows.Integer(0),
        order == PageOrder.Title || rows.IsNull(6) ? null : rows.Integer(6),
        order is PageOrder.Title or PageOrder.Rank ? rows.Text(5) : null);
}
