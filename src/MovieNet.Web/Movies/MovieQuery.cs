using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Movies;

/// <summary>What the list of movies shows, as it stands in the address, so that a link shows the same list.</summary>
public sealed record MovieQuery
{
    /// <summary>The address of the list.</summary>
    public const string Page = "movies";

    private static readonly (MovieKinds Kind, string Name)[] KindNames =
    [
        (MovieKinds.Differs, "differs"), (MovieKinds.Missing, "missing"), (MovieKinds.Alone, "alone"), (MovieKinds.OnlyOne, "only-one"),
        (MovieKinds.Duplicate, "twice"), (MovieKinds.NotationOnly, "notation"), (MovieKinds.Agrees, "agrees"),
    ];

    private static readonly (MovieOrder Order, string Name)[] OrderNames =
    [
        (MovieOrder.Title, "title"), (MovieOrder.Year, "year"), (MovieOrder.Rating, "rating"), (MovieOrder.LastChange, "changed"),
        (MovieOrder.Badness, "disagreement"),
    ];

    /// <summary>The words of a search.</summary>
    public string? Words { get; init; }

    /// <summary>Kinds of inconsistency.</summary>
    public MovieKinds Kinds { get; init; }

    /// <summary>Fields that differ.</summary>
    public FieldSet Fields { get; init; }

    /// <summary>Servers that have it.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Servers that lack it.</summary>
    public IReadOnlyList<string> NotOn { get; init; } = [];

    /// <summary>Two servers that differ.</summary>
    public IReadOnlyList<string> Between { get; init; } = [];

    /// <summary>Decades; null for no year.</summary>
    public IReadOnlyList<int?> Decades { get; init; } = [];

    /// <summary>Genres.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>What it is sorted by.</summary>
    public MovieOrder Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool Descending { get; init; }

    /// <summary>Whether nothing is chosen, so that all movies are shown.</summary>
    public bool IsAll => string.IsNullOrWhiteSpace(Words) && !HasFilters;

    /// <summary>Whether anything but words is chosen.</summary>
    public bool HasFilters => Kinds != MovieKinds.None || Fields.Count > 0 || On.Count + NotOn.Count + Between.Count + Decades.Count + Genres.Count > 0;

    /// <summary>The movies of the index that it chooses, but for the words.</summary>
    public MovieSelection Selection => new()
    {
        Kinds = Kinds,
        Differing = Fields,
        On = On,
        NotOn = NotOn,
        DifferingBetween = Between is [var one, var other] ? (one, other) : null,
        Decades = Decades,
        Genres = Genres,
    };

    /// <summary>The address that shows it.</summary>
    public string Address => Page + Parameters;

    /// <summary>What stands in the address behind the page, with its question mark; empty where all is shown.</summary>
    public string Parameters => QueryHelpers.AddQueryString("", Values());

    /// <summary>What is searched for and chosen, as in the address, without the order.</summary>
    public IReadOnlyList<(string Name, string Value)> Parts => [.. (this with { Order = MovieOrder.Title, Descending = false }).Values().Select(part => (part.Key, part.Value!))];

    /// <summary>Whether a movie is among the chosen ones, by the index; null where all are. One that the index does not know yet is not.</summary>
    public Func<MergedMovie, bool>? Filter(CatalogueIndex index)
    {
        if (!HasFilters)
        {
            return null;
        }

        var matches = index.Current.Matching(Selection);
        return movie => movie.Records.Select(record => index.Find(record.Server, record.Record.Id)).FirstOrDefault(row => row is not null) is { } row && matches(row);
    }

    /// <summary>Reads an address. What it does not know, it passes over.</summary>
    public static MovieQuery Parse(string address)
    {
        var values = QueryHelpers.ParseQuery(address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[at..].Split('#')[0] : "");
        var sort = Last("sort") ?? "";
        var order = OrderNames.FirstOrDefault(order => string.Equals(order.Name, sort.TrimStart('-'), StringComparison.Ordinal));
        return new()
        {
            Words = Last("q"),
            Kinds = All("is").Aggregate(MovieKinds.None, (kinds, name) => kinds | KindNames.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal)).Kind),
            Fields = FieldSet.Of(All("field").Select(FieldInfo.Find).OfType<FieldInfo>().Select(info => info.Field)),
            On = All("on"),
            NotOn = All("lacks"),
            Between = All("between") is { Count: 2 } pair ? pair : [],
            Decades = [.. All("decade").Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var decade) ? decade : (int?)null).Distinct()],
            Genres = All("genre"),
            Order = order.Order,
            Descending = order.Name is not null && sort.StartsWith('-'),
        };

        IReadOnlyList<string> All(string name) =>
            values.TryGetValue(name, out var found) ? [.. found.OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)] : [];

        string? Last(string name) => All(name) is [.., var last] ? last : null;
    }

    private IEnumerable<KeyValuePair<string, string?>> Values()
    {
        if (!string.IsNullOrWhiteSpace(Words))
        {
            yield return new("q", Words);
        }

        foreach (var (name, value) in KindNames.Where(kind => Kinds.HasFlag(kind.Kind)).Select(kind => ("is", kind.Name))
            .Concat(Fields.Fields.Select(field => ("field", FieldInfo.Of(field).Name)))
            .Concat(On.Select(server => ("on", server)))
            .Concat(NotOn.Select(server => ("lacks", server)))
            .Concat(Between.Select(server => ("between", server)))
            .Concat(Decades.Select(decade => ("decade", decade?.ToString(CultureInfo.InvariantCulture) ?? "none")))
            .Concat(Genres.Select(genre => ("genre", genre))))
        {
            yield return new(name, value);
        }

        if (Order != MovieOrder.Title || Descending)
        {
            yield return new("sort", (Descending ? "-" : "") + OrderNames.First(order => order.Order == Order).Name);
        }
    }
}
