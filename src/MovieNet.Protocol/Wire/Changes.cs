using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Protocol;

/// <summary>What a change did.</summary>
public enum ChangeKind
{
    /// <summary>A record is new.</summary>
    Add,

    /// <summary>A record says something else.</summary>
    Edit,

    /// <summary>A record is gone.</summary>
    Delete,
}

/// <summary>One committed write of one record, as the server's change log has it.</summary>
/// <param name="Id">Its number on this server; later changes have higher ones.</param>
/// <param name="At">When it was written, by the server's clock, UTC, to the millisecond; never earlier than the change before.</param>
/// <param name="Kind">What it did.</param>
/// <param name="MovieId">The record's id.</param>
/// <param name="Before">The record before; null for a new one.</param>
/// <param name="After">The record after; null for one that was deleted.</param>
/// <param name="RequestId">What the client called the write, or null.</param>
/// <param name="Who">Who the client said was asking, or null; nobody has proved it.</param>
public sealed record MovieChange(
    [property: JsonRequired] long Id,
    [property: JsonRequired] DateTimeOffset At,
    [property: JsonRequired] ChangeKind Kind,
    [property: JsonRequired] long MovieId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never), JsonConverter(typeof(MovieChange.RecordOrNullConverter))] MovieRecord? Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never), JsonConverter(typeof(MovieChange.RecordOrNullConverter))] MovieRecord? After,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Guid? RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Who)
{
    /// <summary>Elsewhere null is no record and must not be read as one; here it says that there is none.</summary>
    internal sealed class RecordOrNullConverter : JsonConverter<MovieRecord>
    {
        public override bool HandleNull => false;

        public override MovieRecord? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<MovieRecord>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, MovieRecord value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, options);
    }
}

/// <summary>What <c>changes.list</c> is asked.</summary>
public sealed record ChangeQuery
{
    /// <summary>How many changes, 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only changes behind this one: later ones, or with <see cref="Descending"/> earlier ones. 0 is before the first.</summary>
    public long? After { get; init; }

    /// <summary>Only changes at this time or later, to the millisecond.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only changes before this time, to the millisecond.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only changes of the record with this id.</summary>
    public long? MovieId { get; init; }

    /// <summary>The latest first.</summary>
    public bool Descending { get; init; }
}

/// <summary>One page of the change log.</summary>
/// <param name="Changes">The changes, in the order asked for.</param>
/// <param name="Next">The <see cref="ChangeQuery.After"/> of the next page, null at the end.</param>
public sealed record ChangePage(
    [property: JsonRequired, JsonConverter(typeof(ChangesConverter))] IReadOnlyList<MovieChange> Changes,
    long? Next);

/// <summary>What a server tells those who watch.</summary>
/// <param name="Changes">Changes that were not told yet, in order.</param>
/// <param name="Missed">
/// Whether there were too many for this connection: some were not told and will not be. Read <c>changes.list</c> from the last
/// change that you know of; it may give some that are told later, too.
/// </param>
public sealed record ChangeNotice(
    [property: JsonRequired, JsonConverter(typeof(ChangesConverter))] IReadOnlyList<MovieChange> Changes,
    [property: JsonRequired] bool Missed);

/// <summary>A null in a list of changes is no change.</summary>
internal sealed class ChangesConverter : JsonConverter<IReadOnlyList<MovieChange>>
{
    public override IReadOnlyList<MovieChange>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<List<MovieChange>>(ref reader, options) is var changes && changes?.Contains(null!) == true
            ? throw new JsonException("a change must be an object")
            : changes;

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<MovieChange> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<IEnumerable<MovieChange>>(writer, value, options);
}
