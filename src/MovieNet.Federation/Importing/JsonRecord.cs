using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Records that are JSON objects; their columns are the names of their members.</summary>
internal static class JsonRecord
{
    public static ImportRecord Read(long number, JsonElement json, ColumnMapping mapping)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return ImportRecord.Unread(number, "must be an object");
        }

        var record = new RecordBuilder(number);
        foreach (var (field, column) in mapping.Columns)
        {
            record.Take(field, (info, problems) => json.TryGetProperty(column, out var value) ? FieldReader.Read(info, value, problems) : null);
        }

        return record.Build();
    }

    /// <summary>Adds the columns that were not seen before, in the order in which they turn up.</summary>
    public static void AddColumns(JsonElement json, List<string> columns, HashSet<string> seen)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            columns.AddRange(json.EnumerateObject().Select(JsonText.NameOf).Where(seen.Add));
        }
    }
}
