using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Makes a record of a file's cells, and collects everything that is wrong with them.</summary>
internal sealed class RecordBuilder(long number, ReadOnlyMemory<byte> source)
{
    private readonly List<FieldProblem> problems = [];
    private Movie movie = new() { Title = "" };
    private string? title;

    /// <summary>Takes a member's value over, or notes what is wrong with it.</summary>
    public void Take(MovieField field, Func<FieldInfo, ICollection<FieldProblem>, FieldValue?> read)
    {
        var before = problems.Count;
        var value = read(FieldInfo.Of(field), problems);
        if (problems.Count == before)
        {
            MovieRules.Check(field, value, "", problems);
        }

        title = field == MovieField.Title ? value?.ToString() : title;
        if (problems.Count == before)
        {
            movie = movie.With(field, value);
        }
    }

    public ImportRecord Build() => new(number, title, problems.Count == 0 ? movie : null, problems) { Source = source };
}
