using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>One record of an import, judged by itself: sound, or with its problems.</summary>
/// <param name="Columns">The record; null where something is wrong with it.</param>
/// <param name="Problems">What is wrong, with paths from the record on: <c>title</c>, <c>genres[1]</c>.</param>
internal sealed record ImportedMovie(MovieColumns? Columns, IReadOnlyList<FieldProblem> Problems)
{
    public static ImportedMovie Read(JsonElement json)
    {
        var problems = new List<FieldProblem>();
        var movie = MovieJson.ReadSent(json, "", problems);
        return new(movie is null ? null : new(movie), problems);
    }
}
