using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>Reads --set field=value and --clear field, and holds the values against the rules before anything is sent.</summary>
internal static class FieldChange
{
    /// <exception cref="CommandException">There is none, one is bad, or a field stands twice.</exception>
    public static IReadOnlyDictionary<MovieField, FieldValue?> ReadAll(IEnumerable<string> set, IEnumerable<string> clear)
    {
        var changes = new Dictionary<MovieField, FieldValue?>();
        var problems = new List<FieldProblem>();
        foreach (var text in set)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            var field = sign > 0 ? FieldOf(text[..sign]) : throw Usage($"--set “{text}”: expected FIELD=VALUE, such as runtimeMinutes=117.");
            if (string.IsNullOrWhiteSpace(text[(sign + 1)..]))
            {
                throw Usage($"--set {text}: there is no value; --clear {text[..sign]} takes the old one away.");
            }

            Add(changes, field, Read(field, text[(sign + 1)..], problems));
        }

        foreach (var name in clear)
        {
            var field = FieldOf(name);
            Add(changes, field, Checked(field, null, problems));
        }

        return problems.Count > 0 ? throw Usage($"{string.Join("; ", problems)}.")
            : changes.Count > 0 ? changes
            : throw Usage("nothing is to be changed: say --set FIELD=VALUE or --clear FIELD.");
    }

    /// <summary>The value in a text; null where it says nothing or is bad.</summary>
    public static FieldValue? Read(MovieField field, string text, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        var value = FieldReader.Read(FieldInfo.Of(field), text, problems);
        return problems.Count == before ? Checked(field, value, problems) : null;
    }

    /// <summary>The value, or null where the rules are against it.</summary>
    public static FieldValue? Checked(MovieField field, FieldValue? value, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        MovieRules.Check(field, value, "", problems);
        return problems.Count == before ? value : null;
    }

    private static void Add(Dictionary<MovieField, FieldValue?> changes, MovieField field, FieldValue? value)
    {
        if (!changes.TryAdd(field, value))
        {
            throw Usage($"{FieldInfo.Of(field).Name} is changed twice.");
        }
    }

    private static MovieField FieldOf(string name) => FieldNames.Find(name)
        ?? throw Usage($"“{name}” is no field of a movie: there are {string.Join(", ", FieldInfo.All.Select(info => info.Name))}.");

    private static CommandException Usage(string message) => new(ExitCode.Usage, message);
}
