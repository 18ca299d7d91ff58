using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Sessions;

/// <summary>Reads the two members of an envelope that are texts: trace and actor.</summary>
internal static class EnvelopeText
{
    private const int Maximum = 200;

    /// <summary>The text where it is a good one. A bad one is named when the parameters are read.</summary>
    public static string? Of(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : Read(json, "", []);

    /// <summary>The text; null where there is none, or a bad one, which is added to the problems.</summary>
    public static string? Read(ReadOnlyMemory<byte> json, string name, List<FieldProblem> problems)
    {
        if (json.IsEmpty || json.Span.SequenceEqual("null"u8))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        if (!JsonText.TryGet(document.RootElement, out var text))
        {
            problems.Add(new(name, document.RootElement.ValueKind == JsonValueKind.String ? "has a lone surrogate" : "must be text"));
        }
        else if (text.EnumerateRunes().Count() > Maximum)
        {
            problems.Add(new(name, FormattableString.Invariant($"must be at most {Maximum} characters")));
        }
        else if (text.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0)
        {
            problems.Add(new(name, "has a control character"));
        }
        else
        {
            return text;
        }

        return null;
    }
}
