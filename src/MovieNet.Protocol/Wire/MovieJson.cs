using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MovieNet.Protocol;

/// <summary>
/// Reads movies from JSON: strictly what a client sends, leniently what a server answers (a newer server may say more).
/// Every problem is found at once and named by its path.
/// </summary>
public static class MovieJson
{
    private const int LongestName = 32;

    private static readonly string[] ServerMembers = ["id", "version", "updatedAt", "contentHash"];

    /// <summary>A movie that a client sent, or null when something was wrong with it.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="path">Its path, such as <c>movie</c>; empty for problems with paths from the record on.</param>
    /// <param name="problems">Where what is wrong is added.</param>
    public static Movie? ReadSent(JsonElement json, string path, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        var values = ReadMembers(json, path, problems);
        if (values is not null && !values.ContainsKey(MovieField.Title))
        {
            MovieRules.Check(MovieField.Title, null, Prefix(path), problems);
        }

        return problems.Count > before ? null : Movie.Of(values!);
    }

    /// <summary>The changes of an edit, null where a member is cleared; null as a whole when something was wrong.</summary>
    public static IReadOnlyDictionary<MovieField, FieldValue?>? ReadChanges(JsonElement json, string path, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        var values = ReadMembers(json, path, problems);
        return problems.Count > before ? null : values;
    }

    /// <summary>A record that a server answered. Members it does not know are passed over.</summary>
    /// <exception cref="FormatException">A member is missing or of another kind.</exception>
    public static MovieRecord ReadRecord(JsonElement json)
    {
        var problems = new List<FieldProblem>();
        var movie = new Movie { Title = "" };
        long id = 0, version = 0;
        DateTimeOffset? updatedAt = null;
        string? hash = null;
        foreach (var member in json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : throw new FormatException("a record must be an object"))
        {
            switch (JsonText.NameOf(member))
            {
                case "id" when JsonText.TryGetInteger(member.Value, out id):
                case "version" when JsonText.TryGetInteger(member.Value, out version):
                    break;
                case "updatedAt" when JsonText.TryGet(member.Value, out var text)
                        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at):
                    updatedAt = at;
                    break;
                case "contentHash" when JsonText.TryGet(member.Value, out var text):
                    hash = text;
                    break;
                case var name when FieldInfo.Find(name) is { } info:
                    movie = movie.With(info.Field, ReadValue(info, member.Value, name, problems));
                    break;
            }
        }

        return problems.Count == 0 && id > 0 && version > 0 && updatedAt is { } time && hash is not null && movie.Title.Length > 0
            ? new(id, version, time, hash, movie)
            : throw new FormatException(problems.Count > 0 ? $"a record's {problems[0]}" : "a record lacks id, version, updatedAt, contentHash or title");
    }

    private static Dictionary<MovieField, FieldValue?>? ReadMembers(JsonElement json, string path, ICollection<FieldProblem> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(path, "must be an object"));
            return null;
        }

        var values = new Dictionary<MovieField, FieldValue?>(FieldInfo.All.Length);
        var (kind, rules) = (new List<FieldProblem>(), new List<FieldProblem>());
        foreach (var member in json.EnumerateObject())
        {
            if (FieldOf(member) is not { } info)
            {
                var name = JsonText.NameOf(member);
                problems.Add(new(Prefix(path) + name, ServerMembers.Contains(name, StringComparer.Ordinal)
                    ? "is given by the server and must not be sent"
                    : "is not a member of a movie"));
            }
            else if (values.ContainsKey(info.Field))
            {
                problems.Add(new(Prefix(path) + info.Name, "stands twice"));
            }
            else
            {
                // Both are asked, so that a bad item beside one of the wrong kind is named too; a field is named once.
                var value = ReadValue(info, member.Value, Prefix(path) + info.Name, kind);
                values.Add(info.Field, value);
                MovieRules.Check(info.Field, value, Prefix(path), rules);
                if (kind.Count + rules.Count == 0)
                {
                    continue;
                }

                foreach (var problem in kind.Concat(rules.Where(rule => kind.TrueForAll(other => !IsSameField(rule, other)))))
                {
                    problems.Add(problem);
                }

                kind.Clear();
                rules.Clear();
            }
        }

        return values;
    }

    /// <summary>A record has a dozen names, an import hundreds of thousands: they are looked up as they are written.</summary>
    private static FieldInfo? FieldOf(JsonProperty member)
    {
        var written = JsonMarshal.GetRawUtf8PropertyName(member);
        Span<char> name = stackalloc char[LongestName];
        return written.Length <= LongestName && Ascii.IsValid(written) && !written.Contains((byte)'\\')
            ? FieldInfo.Find(name[..Encoding.ASCII.GetChars(written, name)])
            : FieldInfo.Find(JsonText.NameOf(member));
    }

    private static bool IsSameField(FieldProblem one, FieldProblem other) => string.Equals(one.Field, other.Field, StringComparison.Ordinal);

    private static string Prefix(string path) => path.Length == 0 ? "" : path + ".";

    private static FieldValue? ReadValue(FieldInfo info, JsonElement json, string path, ICollection<FieldProblem> problems)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (info.Kind)
        {
            case FieldKind.Text when JsonText.TryGet(json, out var text):
                // An empty text says nothing only where blank is not an error of its own.
                return info.Field == MovieField.Title ? new FieldValue.Text(text) : FieldValue.Of(text);
            case FieldKind.Integer when JsonText.TryGetInteger(json, out var integer):
                return new FieldValue.Number(integer);
            case FieldKind.Decimal when JsonText.TryGetDecimal(json, out var number):
                return new FieldValue.Number(number == 0 ? 0 : number);
            case FieldKind.List when json.ValueKind == JsonValueKind.Array:
                return ReadList(json, path, problems);
            default:
                problems.Add(new(path, info.Kind switch
                {
                    FieldKind.Text when json.ValueKind == JsonValueKind.String => "has a lone surrogate",
                    FieldKind.Text => "must be text",
                    FieldKind.Integer => "must be an integer",
                    FieldKind.Decimal => "must be a number with at most one decimal",
                    _ => "must be a list of texts",
                }));
                return null;
        }
    }

    private static FieldValue? ReadList(JsonElement json, string path, ICollection<FieldProblem> problems)
    {
        if (json.GetArrayLength() is var length && length > FieldInfo.MaximumItems)
        {
            // Said once: a line of a megabyte can hold half a million bad items.
            problems.Add(new(path, FormattableString.Invariant($"must have at most {FieldInfo.MaximumItems} items, has {length:N0}")));
            return null;
        }

        var items = new List<string>(length);
        foreach (var item in json.EnumerateArray())
        {
            if (!JsonText.TryGet(item, out var text))
            {
                problems.Add(new(
                    FormattableString.Invariant($"{path}[{items.Count}]"),
                    item.ValueKind == JsonValueKind.String ? "has a lone surrogate" : "must be text"));
            }

            items.Add(text);
        }

        return FieldValue.Of(TextList.From(items));
    }
}
