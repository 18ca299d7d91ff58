using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>How results are written that no type stands for.</summary>
internal static class WireJson
{
    /// <summary>For writers whose output is whole by its making.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = ProtocolJson.Options.Encoder, SkipValidation = true };

    /// <summary>Writes text that people wrote. It travels as UTF-8, and .NET's encoders would escape what lies beyond 16 bits.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue(CanonicalJson.Write(text), skipInputValidation: true);
    }
}
