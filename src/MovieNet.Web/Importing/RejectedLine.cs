using System.Text;
using MovieNet.Federation;

namespace MovieNet.Web.Importing;

/// <summary>A rejected record as people see it.</summary>
/// <param name="Number">Its line, or its place in a JSON array, from 1.</param>
/// <param name="Title">Its title, or how it begins where it could not be taken apart; null where it has none.</param>
/// <param name="Fields">The labels of what is wrong with it; empty where it is the record as a whole.</param>
/// <param name="Why">What is wrong.</param>
/// <param name="Server">Which server would not have it; null where it does not fit the rules, so that none would.</param>
public sealed record RejectedLine(long Number, string? Title, string Fields, string Why, string? Server)
{
    private const int MostBytes = 200;

    /// <summary>A record that does not fit the rules, or that a server refused.</summary>
    public static RejectedLine Of(ImportRecord record, string? server = null) => new(
        record.Number,
        record.Title ?? (record.Problems.Any(problem => problem.Field.Length > 0) ? null : FieldText.Short(Encoding.UTF8.GetString(record.Source.Span[..Math.Min(MostBytes, record.Source.Length)]))),
        string.Join(", ", record.Problems.Select(FileCheck.FieldOf).Distinct().Select(field => field is { } known ? FieldText.Label(known) : "")),
        // The column beside it names the field; of several it is said which is which.
        record.Problems is [var one] && FileCheck.FieldOf(one) is not null ? one.Problem : string.Join("; ", record.Problems),
        server);
}
