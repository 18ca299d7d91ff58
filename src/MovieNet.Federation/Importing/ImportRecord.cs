using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One record of a file.</summary>
/// <param name="Number">The line that it begins in, from 1; in a JSON array its place, from 1.</param>
/// <param name="Title">Its title, for people to find it by; null where it has none.</param>
/// <param name="Movie">The movie; null when something is wrong with the record.</param>
/// <param name="Problems">What is wrong, by the movie's members; empty when nothing is.</param>
public sealed record ImportRecord(long Number, string? Title, Movie? Movie, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>The record as it stands in the file, UTF-8, without the line end behind it.</summary>
    public ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>How far into the source the reader was when it gave this record, of <see cref="ImportFile.Length"/>.</summary>
    public long Position { get; init; }

    /// <summary>Whether it fits the rules and the server would not have it; another server may.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>A record that could not be read at all.</summary>
    internal static ImportRecord Unread(long number, string problem, ReadOnlyMemory<byte> source) => new(number, null, null, [new("", problem)]) { Source = source };

    /// <summary>The same record, refused by a server.</summary>
    internal ImportRecord Rejected(IReadOnlyList<FieldProblem> problems) => this with { Movie = null, Problems = problems, IsRefused = true };
}
