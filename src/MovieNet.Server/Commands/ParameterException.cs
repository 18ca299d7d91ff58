using MovieNet.Protocol;

namespace MovieNet.Server;

/// <summary>Something is wrong with the parameters.</summary>
/// <param name="problems">Everything that is.</param>
internal sealed class ParameterException(IReadOnlyList<FieldProblem> problems) : Exception("invalid parameters")
{
    public ParameterException(string field, string problem)
        : this([new(field, problem)])
    {
    }

    public IReadOnlyList<FieldProblem> Problems { get; } = problems;
}
