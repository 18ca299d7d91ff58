using System.Text.Json.Serialization;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One write to one server, as a person sees it before it is done and as the journal keeps it.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="ServerId">The server's id; nothing is written to another one at that address.</param>
/// <param name="RequestId">Makes every repetition harmless.</param>
[JsonPolymorphic]
[JsonDerivedType(typeof(PlannedAdd), "add")]
[JsonDerivedType(typeof(PlannedEdit), "edit")]
[JsonDerivedType(typeof(PlannedDelete), "delete")]
public abstract record PlannedWrite(string Server, Guid ServerId, Guid RequestId)
{
    /// <summary>Who wants it, for the server's change log; null for whom the fleet asks for.</summary>
    public string? Actor { get; init; }
}

/// <summary>A new record.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="ServerId">The server's id.</param>
/// <param name="RequestId">Makes every repetition harmless.</param>
/// <param name="Movie">What is added.</param>
public sealed record PlannedAdd(string Server, Guid ServerId, Guid RequestId, Movie Movie) : PlannedWrite(Server, ServerId, RequestId);

/// <summary>New values for some members of a record; all others stay as this server has them.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="ServerId">The server's id.</param>
/// <param name="RequestId">Makes every repetition harmless.</param>
/// <param name="Before">The record as it was read; written only while it still has this version.</param>
/// <param name="Movie">The record as it will be.</param>
public sealed record PlannedEdit(string Server, Guid ServerId, Guid RequestId, MovieRecord Before, Movie Movie) : PlannedWrite(Server, ServerId, RequestId)
{
    /// <summary>Only the members that change; null clears.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<MovieField, FieldValue?> Changes => FieldInfo.All
        .Where(info => !Equals(Before.Movie[info.Field], Movie[info.Field]))
        .ToDictionary(info => info.Field, info => Movie[info.Field]);
}

/// <summary>A record taken away.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="ServerId">The server's id.</param>
/// <param name="RequestId">Makes every repetition harmless.</param>
/// <param name="Before">The record as it was read; deleted only while it still has this version.</param>
public sealed record PlannedDelete(string Server, Guid ServerId, Guid RequestId, MovieRecord Before) : PlannedWrite(Server, ServerId, RequestId);
