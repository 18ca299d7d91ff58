using System.Globalization;
using System.Text.Json;

namespace MovieNet.Server.Store;

/// <summary>A change as it goes over the wire. The records in it were put together when it was written, and go out as they are.</summary>
internal static class ChangeJson
{
    /// <summary>More than all but the records and who it was ever need.</summary>
    public const int Overhead = 256;

    /// <summary>Writes one; an empty record is none.</summary>
    public static void Write(
        Utf8JsonWriter json, long id, long at, string kind, long movieId,
        ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, Guid? requestId, string? who)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("at", DateTimeOffset.FromUnixTimeMilliseconds(at).ToString(RecordBytes.TimeFormat, CultureInfo.InvariantCulture));
        json.WriteString("kind", kind);
        json.WriteNumber("movieId", movieId);
        WriteRecord(json, "before", before);
        WriteRecord(json, "after", after);
        json.WriteString("requestId", requestId?.ToString("D"));
        json.WriteText("who", who);
        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, string name, ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue(record, skipInputValidation: true);
    }
}
