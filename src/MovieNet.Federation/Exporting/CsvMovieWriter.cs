using CsvHelper;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>CSV that <see cref="CsvSource"/> reads as exactly the same movies.</summary>
internal sealed class CsvMovieWriter : MovieWriter
{
    private readonly CsvWriter csv;

    public CsvMovieWriter(Stream stream)
    {
        csv = CsvWriter.Create(stream, new() { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader([.. FieldInfo.All.Select(info => info.Name)]);
    }

    public override async Task WriteAsync(IReadOnlyList<Movie> movies, CancellationToken cancellationToken = default)
    {
        foreach (var movie in movies)
        {
            foreach (var info in FieldInfo.All)
            {
                Write(info, movie[info.Field]);
            }

            await csv.EndRecordAsync(cancellationToken);
        }
    }

    public override ValueTask DisposeAsync() => csv.DisposeAsync();

    private void Write(FieldInfo info, FieldValue? value)
    {
        var text = value is FieldValue.List(var items) ? ListText.Write(info, items) : value?.ToString() ?? "";
        csv.WriteField(text, IsReadAsItIs(info, text, value) ? CsvQuoting.WhenNeeded : CsvQuoting.Always);
    }

    /// <summary>Outside quotes white space around a cell does not count, and <c>\N</c> is nothing.</summary>
    private static bool IsReadAsItIs(FieldInfo info, string text, FieldValue? value) =>
        text is not "\\N" && (value is not FieldValue.Text || FieldReader.Read(info, text, []) == value);
}
