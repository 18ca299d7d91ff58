using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Protocol;

/// <summary>How the protocol's results are written and read: camel case, UTF-8 as it is, nothing for null.</summary>
public static class ProtocolJson
{
    /// <summary>The protocol's version.</summary>
    public const int Version = 1;

    /// <summary>For every result and error datum on the wire.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new RecordConverter(), new MovieConverter(), new TimeConverter(),
            new JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <summary>Times in UTC, as RFC 3339 writes them with Z.</summary>
    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(TextOf(value));

        /// <summary>Always with three digits behind the second, as servers write it.</summary>
        public static string TextOf(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private sealed class RecordConverter : JsonConverter<MovieRecord>
    {
        // A null in a list of records is no record, and must not be read as one that is not there.
        public override bool HandleNull => true;

        public override MovieRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            try
            {
                return MovieJson.ReadRecord(json.RootElement);
            }
            catch (FormatException e)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, MovieRecord value, JsonSerializerOptions options)
        {
            using var movie = JsonDocument.Parse(CanonicalJson.Write(value.Movie));
            writer.WriteStartObject();
            writer.WriteNumber("id", value.Id);
            foreach (var member in movie.RootElement.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteNumber("version", value.Version);
            writer.WriteString("updatedAt", TimeConverter.TextOf(value.UpdatedAt));
            writer.WriteString("contentHash", value.ContentHash);
            writer.WriteEndObject();
        }
    }

    private sealed class MovieConverter : JsonConverter<Movie>
    {
        public override Movie Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            var problems = new List<FieldProblem>();
            return MovieJson.ReadSent(json.RootElement, "movie", problems) ?? throw new JsonException(string.Join("; ", problems));
        }

        public override void Write(Utf8JsonWriter writer, Movie value, JsonSerializerOptions options) =>
            writer.WriteRawValue(CanonicalJson.Write(value), skipInputValidation: true);
    }
}
