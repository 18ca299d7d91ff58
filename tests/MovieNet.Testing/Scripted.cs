using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MovieNet.Protocol;

namespace MovieNet.Testing;

/// <summary>A request that a <see cref="ScriptedServer"/> read, and the connection on which to answer it, or not.</summary>
public sealed class ScriptedRequest(ScriptedConnection connection, JsonObject line)
{
    public ScriptedConnection Connection { get; } = connection;

    public string Method { get; } = (string)line["method"]!;

    public JsonObject Parameters { get; } = line["params"] as JsonObject ?? [];

    public JsonNode? Id { get; } = line["id"];

    public string? Actor { get; } = (string?)line["actor"];

    /// <summary>Its correlation id.</summary>
    public string? Trace { get; } = (string?)line["trace"];

    /// <summary>What makes a repetition of a write known as one.</summary>
    public string? RequestId => (string?)Parameters["requestId"];

    /// <summary>The whole answer as a line, without line feed.</summary>
    public string Answer(object result) => Line(new JsonObject { ["result"] = JsonSerializer.SerializeToNode(result, ProtocolJson.Options) });

    private string Line(JsonObject answer)
    {
        answer["jsonrpc"] = "2.0";
        answer["id"] = Id?.DeepClone();
        return answer.ToJsonString(ProtocolJson.Options);
    }

    internal string Error(ErrorCode code, string message, object? data) => Line(new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = (int)code,
            ["message"] = message,
            ["data"] = data is null ? null : JsonSerializer.SerializeToNode(data, ProtocolJson.Options),
        },
    });
}

/// <summary>What a <see cref="ScriptedServer"/> does with one request.</summary>
public delegate Task Scripted(ScriptedRequest request);

/// <summary>The ways in which a server can behave.</summary>
public static class Script
{
    /// <summary>Says nothing, ever.</summary>
    public static Scripted Silence { get; } = _ => Task.CompletedTask;

    /// <summary>Closes the connection without an answer.</summary>
    public static Scripted Close { get; } = request =>
    {
        request.Connection.Close();
        return Task.CompletedTask;
    };

    /// <summary>Answers with something that is no JSON.</summary>
    public static Scripted Garbage { get; } = Line("220 mail.example.org ESMTP ready");

    public static Scripted Result(object result) => request => request.Connection.SendLineAsync(request.Answer(result));

    public static Scripted Error(ErrorCode code, string message, object? data = null) =>
        request => request.Connection.SendLineAsync(request.Error(code, message, data));

    /// <summary>Sends this line, whatever was asked.</summary>
    public static Scripted Line(string line) => request => request.Connection.SendLineAsync(line);

    /// <summary>Answers to an id that nobody gave.</summary>
    public static Scripted WrongId(object result) => request =>
    {
        var answer = JsonNode.Parse(request.Answer(result))!;
        answer["id"] = 987_654_321;
        return request.Connection.SendLineAsync(answer.ToJsonString());
    };

    /// <summary>Begins the answer and closes the connection in the middle of it.</summary>
    public static Scripted HalfOf(object result) => async request =>
    {
        var answer = Encoding.UTF8.GetBytes(request.Answer(result));
        await request.Connection.SendAsync(answer.AsMemory(0, answer.Length / 2));
        request.Connection.Close();
    };

    /// <summary>Waits for a signal first.</summary>
    public static Scripted After(Task signal, Scripted then) => async request =>
    {
        await signal;
        await then(request);
    };
}
