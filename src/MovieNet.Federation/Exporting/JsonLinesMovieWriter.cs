using System.Buffers;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One movie per line, as servers keep it.</summary>
internal sealed class JsonLinesMovieWriter(Stream stream) : MovieWriter
{
    private readonly ArrayBufferWriter<byte> lines = new();

    public override async Task WriteAsync(IReadOnlyList<Movie> movies, CancellationToken cancellationToken = default)
    {
        foreach (var movie in movies)
        {
            CanonicalJson.Write(movie, lines);
            lines.Write("\n"u8);
        }

        await stream.WriteAsync(lines.WrittenMemory, cancellationToken);
        lines.ResetWrittenCount();
    }

    public override async ValueTask DisposeAsync() => await stream.FlushAsync();
}
