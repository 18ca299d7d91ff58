using System.Runtime.InteropServices;
using System.Text.Json;

namespace MovieNet.Federation;

/// <summary>Records that are JSON objects; their columns are the names of their members.</summary>
internal static class JsonRecord
{
    public static ImportRecord Read(long number, JsonElement json, ColumnMapping mapping)
    {
        var source = JsonMarshal.GetRawUtf8Value(json).ToArray();
        if (json.ValueKind != JsonValueKind.Object)
        {
            return ImportRecord.Unread(number, "must be an object", source);
        }

        var record = new RecordBuilder(number, source);
        foreach (var (field, column) in mapping.Columns)
        {
            record.Take(field, (info, problems) => json.TryGetProperty(column, out var value) ? FieldReader.Read(info, value, problems) : null);
        }

        return record.Build();
    }
}
