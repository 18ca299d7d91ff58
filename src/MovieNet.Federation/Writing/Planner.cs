using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Plans writes from what a person wants and what the servers hold. Pure but for the request ids. Nothing is ever planned for
/// a server of which it is not known whether it has the movie.
/// </summary>
/// <param name="fleet">Every server of the list, as it is now.</param>
public sealed class Planner(IReadOnlyList<ServerHealth> fleet)
{
    private const string SaysSoAlready = "says so already";

    /// <summary>Plans an edit: on every server that has the movie, only the members that change there.</summary>
    /// <param name="movie">The movie as it was read; the versions in it are the ones expected.</param>
    /// <param name="changes">What the person changed; null clears.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public WritePlan Edit(MergedMovie movie, IReadOnlyDictionary<MovieField, FieldValue?> changes, Func<string, bool>? targets = null) =>
        PlanEach(movie, targets, server => server.Presence == Presence.Lacks ? "does not have it" : null, (server, id) =>
            [.. server.Records
                .Select(record => new PlannedEdit(server.Server, id, Guid.NewGuid(), record, changes.Aggregate(record.Movie, (now, change) => now.With(change.Key, change.Value))))
                .Where(edit => edit.Changes.Count > 0)], SaysSoAlready);

    /// <summary>Plans an add: on every server that answered not to have the movie.</summary>
    /// <param name="movie">What is added.</param>
    /// <param name="found">What the servers hold of it: <see cref="NewMovie"/> finds that out.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public WritePlan Add(Movie movie, MergedMovie found, Func<string, bool>? targets = null) =>
        PlanEach(
            found, targets, server => server.Presence == Presence.Has ? "has it already" : null,
            (server, id) => [new PlannedAdd(server.Server, id, Guid.NewGuid(), movie)], "");

    /// <summary>Plans a deletion: every record of the movie.</summary>
    /// <param name="movie">The movie as it was read; the versions in it are the ones expected.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public WritePlan Delete(MergedMovie movie, Func<string, bool>? targets = null) =>
        PlanEach(movie, targets, server => server.Presence == Presence.Lacks ? "does not have it" : null, (server, id) =>
            [.. server.Records.Select(record => new PlannedDelete(server.Server, id, Guid.NewGuid(), record))], "");

    /// <summary>
    /// Plans to take one server's values over: on every other server that has the movie, in the fields of which it says something else.
    /// Nothing is written where one of the two says nothing, which is no disagreement, or where they only write the same in different ways.
    /// </summary>
    /// <param name="movie">The movie as it was read; the versions in it are the ones expected.</param>
    /// <param name="source">Whose values.</param>
    /// <param name="fields">Of which fields.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public WritePlan Take(MergedMovie movie, string source, FieldSet fields, Func<string, bool>? targets = null)
    {
        var said = fields.Fields
            .Where(field => movie[field].Agreement == Agreement.Differs)
            .ToDictionary(field => field, field => movie[field].On(source).Where(variant => variant.Value is not null).ToList());
        var values = said.Where(one => one.Value.DistinctBy(Meaning).Count() == 1).ToDictionary(one => one.Key, one => one.Value[0]);
        var nothing = said.Any(one => one.Value.DistinctBy(Meaning).Count() > 1) ? $"{source} has it more than once and says different things" : SaysSoAlready;
        var missing = movie.Servers.FirstOrDefault(server => IsSource(server.Server))?.Presence switch
        {
            Presence.Has => null,
            Presence.Lacks => $"{source} does not have it",
            _ => $"what {source} says is not known",
        };
        return PlanEach(
            movie,
            targets,
            server => server.Presence == Presence.Lacks ? "does not have it" : IsSource(server.Server) ? "its values are taken" : missing,
            (server, id) => [.. server.Records
                .Select(record => new PlannedEdit(server.Server, id, Guid.NewGuid(), record, values.Aggregate(record.Movie, (now, value) =>
                    Says(movie[value.Key], record) is { } theirs && !Equals(theirs, Meaning(value.Value)) ? now.With(value.Key, value.Value.Value) : now)))
                .Where(edit => edit.Changes.Count > 0)],
            nothing);

        bool IsSource(string server) => string.Equals(server, source, StringComparison.Ordinal);
    }

    /// <summary>What a value says, however it is written.</summary>
    private static FieldValue? Meaning(FieldVariant variant) => variant.NotationOf ?? variant.Value;

    private static FieldValue? Says(MergedField field, MovieRecord record) =>
        field.Variants.Where(variant => Equals(variant.Value, record.Movie[field.Field])).Select(Meaning).FirstOrDefault();

    private WritePlan PlanEach(
        MergedMovie movie, Func<string, bool>? targets, Func<MergedServer, string?> objection, Func<MergedServer, Guid, IReadOnlyList<PlannedWrite>> plan, string nothing)
    {
        var ids = fleet.ToDictionary(server => server.Name, server => server.Entry.ServerId, StringComparer.Ordinal);
        return new([.. movie.Servers.Select(server =>
        {
            if (server.Presence is Presence.Unknown or Presence.Asking || ids.GetValueOrDefault(server.Server) is not { } id)
            {
                return Nothing(server, server.Reason ?? "has not answered yet");
            }

            if (objection(server) is { } why)
            {
                return Nothing(server, why);
            }

            if (targets is not null && !targets(server.Server))
            {
                return Nothing(server, "left out");
            }

            var writes = plan(server, id);
            return writes.Count == 0 ? Nothing(server, nothing) : new PlannedServer(server.Server, server.Presence, writes, null);
        })]);
    }

    private static PlannedServer Nothing(MergedServer server, string why) => new(server.Server, server.Presence, [], why);
}
