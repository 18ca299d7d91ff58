using System.Globalization;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>
/// Takes a request's parameters one by one and collects everything that is wrong with them. A command reads all it knows,
/// then calls <see cref="Check"/>; values read before are only to be trusted behind it.
/// </summary>
internal sealed class ParameterReader
{
    private readonly JsonElement parameters;
    private readonly Dictionary<string, JsonElement> left = new(StringComparer.Ordinal);
    private readonly List<FieldProblem> problems;

    /// <param name="parameters">The object, or an undefined element where there are none.</param>
    /// <param name="problems">What is wrong with the envelope already.</param>
    public ParameterReader(JsonElement parameters, List<FieldProblem> problems)
    {
        this.parameters = parameters;
        this.problems = problems;
        if (parameters.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in parameters.EnumerateObject())
            {
                if (!left.TryAdd(JsonText.NameOf(member), member.Value))
                {
                    Problem(JsonText.NameOf(member), "stands twice");
                }
            }
        }
    }

    /// <summary>All of them, for telling requests apart.</summary>
    public JsonElement All => parameters;

    /// <summary>Whether a parameter that was not taken yet is there and not null.</summary>
    public bool Has(string name) => left.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public void Problem(string field, string problem) => problems.Add(new(field, problem));

    /// <summary>For readers of larger values, which add their own problems.</summary>
    public List<FieldProblem> Problems => problems;

    /// <summary>A parameter as it is; null, like a left-out one, is none.</summary>
    public JsonElement? Any(string name, bool required = false)
    {
        if (left.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        if (required)
        {
            Problem(name, "is required");
        }

        return null;
    }

    /// <summary>A text of at most so many characters, not blank.</summary>
    public string? Text(string name, int maximum, bool required = false)
    {
        if (Any(name, required) is not { } value)
        {
            return null;
        }

        if (!JsonText.TryGet(value, out var text))
        {
            Problem(name, value.ValueKind == JsonValueKind.String ? "has a lone surrogate" : "must be text");
        }
        else if (text.Length == 0)
        {
            Problem(name, "must not be empty");
        }
        else if (text.EnumerateRunes().Count() is var length && length > maximum)
        {
            Problem(name, string.Create(CultureInfo.InvariantCulture, $"must be at most {maximum:N0} characters, has {length:N0}"));
        }
        else
        {
            return text;
        }

        return null;
    }

    public long? Integer(string name, long minimum, long maximum, bool required = false)
    {
        if (Any(name, required) is not { } value)
        {
            return null;
        }

        if (!JsonText.TryGetInteger(value, out var number))
        {
            Problem(name, "must be an integer");
        }
        else if (number < minimum || number > maximum)
        {
            Problem(name, maximum == long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"must be {minimum} or more")
                : string.Create(CultureInfo.InvariantCulture, $"must be from {minimum} to {maximum}"));
        }
        else
        {
            return number;
        }

        return null;
    }

    public bool Flag(string name)
    {
        if (Any(name) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Problem(name, "must be true or false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of a few words; null where it is left out.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> words)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        if (JsonText.TryGet(value, out var text) && words.Contains(text))
        {
            return text;
        }

        Problem(name, "must be one of " + string.Join(", ", words));
        return null;
    }

    public Guid? Uuid(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        if (JsonText.TryGet(value, out var text) && Guid.TryParseExact(text, "D", out var uuid))
        {
            return uuid;
        }

        Problem(name, "must be a UUID, such as 0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59");
        return null;
    }

    /// <summary>A time, Unix milliseconds, rounded up: at or before it are the same times as at or before the exact one.</summary>
    public long? Time(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        // RFC 3339: T and Z may be lower case, the fraction has any length we can tell apart, the offset must be there.
        if (JsonText.TryGet(value, out var text)
            && text is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _]
            && DateTimeOffset.TryParseExact(
                text.ToUpperInvariant(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            var milliseconds = time.ToUnixTimeMilliseconds();
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) < time ? milliseconds + 1 : milliseconds;
        }

        Problem(name, "must be a time with an offset, such as 2026-01-02T03:04:05Z");
        return null;
    }

    /// <summary>Ends reading: what nobody took is unknown.</summary>
    /// <exception cref="ParameterException">Something is wrong; lists all of it.</exception>
    public void Check()
    {
        foreach (var name in left.Keys)
        {
            Problem(name, "is not a parameter of this method");
        }

        if (problems.Count > 0)
        {
            throw new ParameterException(problems);
        }
    }
}
