using System.Globalization;
using MovieNet.Protocol;

namespace MovieNet.Web.Forms;

/// <summary>What a person types for one member of a movie.</summary>
/// <param name="info">Which member.</param>
public sealed class FieldDraft(FieldInfo info)
{
    private string startText = "";
    private string? notANumber;

    /// <summary>Which member.</summary>
    public FieldInfo Info { get; } = info;

    /// <summary>What stands in the input; unused for lists.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The value typed so far; null for none, or where the text is no number.</summary>
    public FieldValue? Value { get; private set; }

    /// <summary>The value before anybody typed.</summary>
    public FieldValue? Start { get; private set; }

    /// <summary>Whether the value is meant for every server although it is the one that was there: it is shown, but not all servers hold it.</summary>
    public bool IsPinned { get; private set; }

    /// <summary>Whether the person wants something of this field. What is not touched is never sent.</summary>
    public bool IsTouched => IsPinned || notANumber is not null || !Equals(Value, Start);

    /// <summary>Whether what is wrong may be said: the person has left the field, or tried to go on.</summary>
    public bool IsVisited { get; private set; }

    /// <summary>The items of a list.</summary>
    public TextList Items => (Value as FieldValue.List)?.Items ?? TextList.Empty;

    /// <summary>What is wrong and what is expected, or null. A stored value that nobody touched is not judged.</summary>
    public string? Problem
    {
        get
        {
            if (notANumber is not null || (!IsTouched && Start is not null))
            {
                return notANumber;
            }

            if (Info.Field == MovieField.Title && Value is null)
            {
                return "A movie needs a title.";
            }

            var problems = new List<FieldProblem>();
            MovieRules.Check(Info.Field, Value, "", problems);
            return problems.Count == 0 ? null : Say(problems[0]);
        }
    }

    /// <summary>Begins with this value, or takes over what it has become meanwhile: what the person wanted stays wanted.</summary>
    public void Begin(FieldValue? start)
    {
        IsPinned = IsTouched;
        Start = start;
        startText = start is FieldValue.List ? "" : start?.ToString() ?? "";
        if (!IsPinned)
        {
            (Text, Value) = (startText, start);
        }
    }

    /// <summary>Takes over what was typed.</summary>
    public void Type(string? text)
    {
        Text = text ?? "";
        notANumber = null;
        if (string.Equals(Text, startText, StringComparison.Ordinal))
        {
            // White space at the ends of a stored value is not the person's doing.
            Value = Start;
            return;
        }

        var typed = Text.Trim();
        Value = Info.Kind == FieldKind.Text ? FieldValue.Of(typed) : NumberOf(typed);
    }

    /// <summary>Takes over the items of a list.</summary>
    public void Choose(TextList items) => Value = FieldValue.Of(items);

    /// <summary>Lets what is wrong be said from now on.</summary>
    public void Visit() => IsVisited = true;

    /// <summary>Wants the value as it stands on every server.</summary>
    public void Pin() => IsPinned = true;

    /// <summary>Goes back to the value before anybody typed.</summary>
    public void PutBack() => (Text, Value, IsPinned, notANumber) = (startText, Start, false, null);

    private FieldValue? NumberOf(string typed)
    {
        var styles = NumberStyles.AllowLeadingSign | (Info.Kind == FieldKind.Decimal ? NumberStyles.AllowDecimalPoint : NumberStyles.None);
        // Half the world writes 8,6.
        if (typed.Length == 0 || decimal.TryParse(typed.Replace(',', '.'), styles, CultureInfo.InvariantCulture, out var number) is var read && !read)
        {
            notANumber = typed.Length == 0 ? null : $"Must be a number, such as {(Info.Kind == FieldKind.Decimal ? "8.6" : Info.Field == MovieField.Year ? "1954" : "117")}.";
            return null;
        }

        return FieldValue.Of(number);
    }

    private string Say(FieldProblem problem)
    {
        var at = problem.Field.IndexOf('[', StringComparison.Ordinal);
        var sentence = at < 0 ? problem.Problem
            : $"“{Items[int.Parse(problem.Field.AsSpan(at + 1, problem.Field.Length - at - 2), CultureInfo.InvariantCulture)]}” {problem.Problem}";
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }
}
