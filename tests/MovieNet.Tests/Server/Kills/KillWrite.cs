using System.Text.Json.Nodes;

namespace MovieNet.Tests.Server.Kills;

/// <summary>One write that a client sent, and what it heard of it.</summary>
internal sealed class KillWrite
{
    private JsonNode? answer;

    /// <summary>Goes with it as its actor, so that its changes can be told from all others.</summary>
    public required string Marker { get; init; }

    public required string Line { get; init; }

    /// <summary>Whether it has a request id, so that it may be sent again.</summary>
    public required bool IsRepeatable { get; init; }

    /// <summary>How many records it adds when it is done.</summary>
    public int Adds { get; init; }

    /// <summary>Whether it may replace a record besides.</summary>
    public bool IsImport { get; init; }

    /// <summary>The answer as it came; null where none came, and nobody knows whether it was done.</summary>
    public string? Answer { get; private set; }

    public bool IsDone => answer?["result"] is not null;

    public int? Error => (int?)answer?["error"]?["code"];

    /// <summary>The record that it answered with, byte for byte.</summary>
    public string? Record
    {
        get
        {
            const string Begin = "\"result\":{\"movie\":";
            var at = Answer?.IndexOf(Begin, StringComparison.Ordinal) ?? -1;
            return at < 0 ? null : Answer![(at + Begin.Length)..^2];
        }
    }

    public long? MovieId => (long?)answer?["result"]?["movie"]?["id"];

    /// <summary>How many changes it made, by its answer.</summary>
    public int Changes => !IsDone ? 0 : IsImport ? (int)answer!["result"]!["added"]! + (int)answer["result"]!["replaced"]! : 1;

    /// <summary>Takes the answer; false where the kill has cut it short.</summary>
    public bool TryTake(string? line)
    {
        try
        {
            answer = line is null ? null : JsonNode.Parse(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }

        Answer = line;
        return line is not null;
    }
}
