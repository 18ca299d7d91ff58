using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Sessions;

/// <summary>The parameters of a request, and the members of its envelope that are texts.</summary>
internal sealed class RequestParameters : IDisposable
{
    private const int TextMaximum = 200;

    private readonly JsonDocument? json;

    private RequestParameters(JsonDocument? json, ParameterReader parameters, string? trace, string? actor)
    {
        this.json = json;
        Parameters = parameters;
        Trace = trace;
        Actor = actor;
    }

    public ParameterReader Parameters { get; }

    /// <summary>What the client calls this request, for the log.</summary>
    public string? Trace { get; }

    /// <summary>Who asks, for the change log.</summary>
    public string? Actor { get; }

    /// <exception cref="ParameterException">The parameters are not given by name.</exception>
    public static RequestParameters Read(Envelope envelope)
    {
        var problems = new List<FieldProblem>();
        var trace = Text(envelope.Trace, "trace", problems);
        var actor = Text(envelope.Actor, "actor", problems);
        var document = envelope.Parameters.IsEmpty ? null : JsonDocument.Parse(envelope.Parameters);
        var root = document?.RootElement ?? default;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0)
        {
            root = default;
        }

        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            document!.Dispose();
            throw new ParameterException([.. problems, new("params", "must be an object: parameters go by name")]);
        }

        return new(document, new ParameterReader(root, problems), trace, actor);
    }

    public void Dispose() => json?.Dispose();

    private static string? Text(ReadOnlyMemory<byte> json, string name, List<FieldProblem> problems)
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
        else if (text.EnumerateRunes().Count() > TextMaximum)
        {
            problems.Add(new(name, FormattableString.Invariant($"must be at most {TextMaximum} characters")));
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
