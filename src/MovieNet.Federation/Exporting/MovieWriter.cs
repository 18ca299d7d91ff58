using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Writes movies to a stream, which stays open.</summary>
public abstract class MovieWriter : IAsyncDisposable
{
    /// <summary>A writer of this format.</summary>
    public static MovieWriter To(Stream stream, ExportFormat format) => format == ExportFormat.Csv ? new CsvMovieWriter(stream) : new JsonLinesMovieWriter(stream);

    /// <summary>Writes movies behind those written before.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public abstract Task WriteAsync(IReadOnlyList<Movie> movies, CancellationToken cancellationToken = default);

    /// <summary>Writes what has gathered; without a movie too there is a header, where the format has one.</summary>
    public abstract ValueTask DisposeAsync();
}
