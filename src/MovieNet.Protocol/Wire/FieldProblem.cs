namespace MovieNet.Protocol;

/// <summary>One thing that is wrong with a parameter.</summary>
/// <param name="Field">The field as a path: <c>title</c>, <c>movie.genres[1]</c>, <c>changes.year</c>.</param>
/// <param name="Problem">What is wrong and what was expected, to be read behind the field's name: <c>must be at most 300 characters, has 364</c>.</param>
public sealed record FieldProblem(string Field, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Field.Length == 0 ? Problem : $"{Field} {Problem}";
}
