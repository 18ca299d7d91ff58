using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Sessions;

/// <summary>The parameters of a request, and the members of its envelope that are texts.</summary>
internal sealed class RequestParameters : IDisposable
{
    private readonly JsonDocument? json;

    private RequestParameters(JsonDocument? json, ParameterReader parameters, string? actor)
    {
        this.json = json;
        Parameters = parameters;
        Actor = actor;
    }

    public ParameterReader Parameters { get; }

    /// <summary>Who asks, for the change log.</summary>
    public string? Actor { get; }

    /// <exception cref="ParameterException">The parameters are not given by name.</exception>
    public static RequestParameters Read(Envelope envelope)
    {
        var problems = new List<FieldProblem>();
        EnvelopeText.Read(envelope.Trace, "trace", problems);
        var actor = EnvelopeText.Read(envelope.Actor, "actor", problems);
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

        return new(document, new ParameterReader(root, problems), actor);
    }

    public void Dispose() => json?.Dispose();
}
