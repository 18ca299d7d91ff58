using MovieNet.Protocol;
using MovieNet.Server.Store.Pages;

namespace MovieNet.Server.Commands;

/// <summary>Reads the parameters that pages have in common.</summary>
internal static class PageParameters
{
    private const int TextMaximum = 300;

    // Any year a person may type as a bound; a film's own years are narrower.
    private const int YearMaximum = 9_999;

    private static readonly string[] FieldNames = [.. FieldInfo.All.Select(info => info.Name)];

    private const int LimitDefault = 50;

    /// <summary>The size of a page.</summary>
    public static int Limit(CommandContext context, ParameterReader parameters)
    {
        var most = context.Options.Limits.PageRecords;
        return (int)(parameters.Integer("limit", 1, most) ?? Math.Min(LimitDefault, most));
    }

    /// <exception cref="ParameterException">Something is wrong with the parameters.</exception>
    public static PageRequest Read(CommandContext context, ParameterReader parameters, string? query)
    {
        var sort = parameters.OneOf("sort", "title", "year", "rating", "updatedAt");
        var request = new PageRequest
        {
            Query = query,
            Order = sort is null ? (query is null ? PageOrder.Title : PageOrder.Rank) : Enum.Parse<PageOrder>(sort, ignoreCase: true),
            Descending = parameters.Flag("descending"),
            Limit = Limit(context, parameters),
            From = parameters.Text("from", TextMaximum),
            YearFrom = parameters.Integer("yearFrom", 0, YearMaximum),
            YearTo = parameters.Integer("yearTo", 0, YearMaximum),
            Genre = parameters.Text("genre", TextMaximum),
            Person = parameters.Text("person", TextMaximum),
            Missing = parameters.OneOf("missing", FieldNames) is { } name ? FieldInfo.Find(name)!.Field : null,
            Facets = parameters.Flag("facets"),
        };

        if (request.From is not null && request.Order != PageOrder.Title)
        {
            parameters.Problem("from", "goes with sort title only");
        }

        if (request is { Descending: true, Order: PageOrder.Rank })
        {
            parameters.Problem("descending", "goes with a sort; the best come first");
        }

        if (parameters.Text("after", int.MaxValue) is { } cursor)
        {
            request = request with { After = Cursor.Read(context.Store.ServerId, request, cursor) };
            if (request.After is null && parameters.Problems.Count == 0)
            {
                parameters.Problem("after", "is no cursor that this server gave for this query");
            }
        }

        parameters.Check();
        return request;
    }
}
