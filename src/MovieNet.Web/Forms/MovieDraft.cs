using MovieNet.Protocol;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Forms;

/// <summary>What a person types into the form of a movie, field by field.</summary>
public sealed class MovieDraft
{
    /// <summary>Every field, in the order of <see cref="MovieField"/>.</summary>
    public IReadOnlyList<FieldDraft> Fields { get; } = [.. FieldInfo.All.Select(info => new FieldDraft(info))];

    /// <summary>One field.</summary>
    public FieldDraft this[MovieField field] => Fields[(int)field];

    /// <summary>The fields that a person must put right.</summary>
    public IEnumerable<FieldDraft> Wrong => Fields.Where(one => one.Problem is not null);

    /// <summary>What the person wants to be different; null clears a field.</summary>
    public IReadOnlyDictionary<MovieField, FieldValue?> Changes => Fields
        .Where(one => one.IsTouched && one.Problem is null)
        .ToDictionary(one => one.Info.Field, one => one.Value);

    /// <summary>The movie as typed; fields that must be put right are left out.</summary>
    public Movie Movie => Fields
        .Where(one => one.Problem is null)
        .Aggregate(new Movie { Title = "" }, (movie, one) => movie.With(one.Info.Field, one.Value));

    /// <summary>Begins with these values, or takes over what they have become meanwhile.</summary>
    public void Begin(Movie start)
    {
        foreach (var field in Fields)
        {
            field.Begin(start[field.Info.Field]);
        }
    }

    /// <summary>Lets everything that is wrong be said.</summary>
    public void VisitAll()
    {
        foreach (var field in Fields)
        {
            field.Visit();
        }
    }

    /// <summary>What is shown at the form's foot: <c>1 field to put right</c>; null where all is well.</summary>
    public string? ToPutRight
    {
        get
        {
            var count = Wrong.Count(one => one.IsVisited);
            return count == 0 ? null : $"{Numbers.Of(count, "field")} to put right";
        }
    }
}
