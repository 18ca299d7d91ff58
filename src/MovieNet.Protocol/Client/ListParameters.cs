using System.Text.Json;

namespace MovieNet.Protocol;

/// <summary>A <see cref="ListQuery"/> as it goes over the wire.</summary>
internal sealed record ListParameters(
    string? Query, int Limit, string? After, string? From, string? Sort, bool? Descending,
    int? YearFrom, int? YearTo, string? Genre, string? Person, string? Missing, bool? Facets)
{
    public static ListParameters Of(ListQuery query, string? words) => new(
        words, query.Limit, query.After, query.From,
        query.Sort is { } sort ? JsonNamingPolicy.CamelCase.ConvertName(sort.ToString()) : null,
        query.Descending ? true : null,
        query.YearFrom, query.YearTo, query.Genre, query.Person,
        query.Missing is { } field ? FieldInfo.Of(field).Name : null,
        query.Facets ? true : null);
}
