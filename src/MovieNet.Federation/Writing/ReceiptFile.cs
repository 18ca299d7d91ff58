using System.Globalization;
using System.Text.Json;
using CsvHelper;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Receipts as a file that a person keeps.</summary>
public static class ReceiptFile
{
    private static readonly string[] Columns = ["server", "title", "year", "write", "changes", "outcome", "version", "why", "recordId", "requestId", "milliseconds"];

    private static readonly JsonSerializerOptions Indented = new(ProtocolJson.Options) { WriteIndented = true };

    /// <summary>A line for each receipt, to be looked through in a table.</summary>
    public static string ToCsv(IEnumerable<Receipt> receipts)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new() { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteHeader(Columns);
            foreach (var receipt in receipts)
            {
                foreach (var cell in Cells(receipt))
                {
                    csv.WriteField(cell);
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>All that is known of each write: what was to be written, with the record as it was before, and what the server has now.</summary>
    public static string ToJson(IEnumerable<Receipt> receipts) => JsonSerializer.Serialize(
        receipts.Select(receipt => new
        {
            outcome = Name(receipt.Outcome),
            why = receipt.Message,
            problems = receipt.Problems.Count > 0 ? receipt.Problems : null,
            record = receipt.Record,
            milliseconds = Math.Round(receipt.Elapsed.TotalMilliseconds, 1),
            write = receipt.Write,
        }),
        Indented);

    private static string[] Cells(Receipt receipt)
    {
        var (kind, movie, id) = receipt.Write switch
        {
            PlannedEdit edit => ("edit", edit.Before.Movie, edit.Before.Id),
            PlannedDelete delete => ("delete", delete.Before.Movie, delete.Before.Id),
            PlannedAdd add => ("add", add.Movie, receipt.Record?.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(receipt)),
        };
        var changes = receipt.Write is PlannedEdit written ? written.Changes.Select(change => $"{FieldInfo.Of(change.Key).Name}: {written.Before.Movie[change.Key]} → {change.Value}") : [];
        return
        [
            receipt.Write.Server, movie.Title, Text(movie.Year), kind, string.Join("; ", changes), Name(receipt.Outcome), Text(receipt.Record?.Version),
            string.Join("; ", receipt.Problems.Select(problem => problem.ToString()).Prepend(receipt.Message ?? "").Where(why => why.Length > 0)),
            Text(id), receipt.Write.RequestId.ToString(), Text(Math.Round(receipt.Elapsed.TotalMilliseconds, 1)),
        ];
    }

    private static string Name(WriteOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
