using System.Globalization;
using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>What became of a write, in words and as a sign.</summary>
/// <param name="Icon">The sign's name in the sprite.</param>
/// <param name="Class">The sign's class.</param>
/// <param name="Word">The outcome in a word or two.</param>
/// <param name="More">What else there is to say: why, and what to do now; may be empty.</param>
public sealed record ReceiptText(string Icon, string Class, string Word, string More)
{
    /// <summary>The words of a receipt.</summary>
    public static ReceiptText Of(Receipt receipt) => receipt.Outcome switch
    {
        WriteOutcome.Written => new("ok", "ok", receipt.Write is PlannedDelete ? "Deleted" : "Written", Version(receipt)),
        WriteOutcome.AlreadyThere => new("none", "none", "Already there", InTheWay(receipt)),
        WriteOutcome.NotThere => new("none", "none", "Not there", "somebody deleted the record meanwhile; nothing was written"),
        WriteOutcome.Conflict => new("conflict", "differs", "Conflict", Became(receipt)),
        WriteOutcome.NotSent => new("unknown", "unknown", "Not sent", $"{receipt.Message}; nothing was written"),
        WriteOutcome.Unsure => new(
            "unknown", "unknown", "Not sure yet", $"it was sent, but {receipt.Message}. It is asked again until it is known, and never written twice"),
        WriteOutcome.Refused => new("conflict", "differs", "Refused", $"{Problems(receipt)}; nothing was written"),
        _ => new("slow", "differs", "Failed", $"{receipt.Message}; nothing was written"),
    };

    /// <summary>How often each outcome came: <c>2 written, 1 conflict</c>; a plan without writes has none.</summary>
    public static string Summary(IEnumerable<Receipt> receipts) => string.Join(", ", receipts
        .CountBy(receipt => Of(receipt).Word)
        .Select(word => $"{Numbers.Of(word.Value)} {word.Key.ToLowerInvariant()}"));

    private static string Version(Receipt receipt) =>
        receipt.Record is { } record ? string.Create(CultureInfo.InvariantCulture, $"version {record.Version}") : "";

    private static string InTheWay(Receipt receipt) => receipt switch
    {
        { Write: PlannedAdd, Record.Movie: var there } => $"“{there.Title}” ({there.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year"}); nothing was written",
        _ => "",
    };

    private static string Became(Receipt receipt)
    {
        var before = receipt.Write switch
        {
            PlannedEdit edit => edit.Before,
            PlannedDelete delete => delete.Before,
            _ => null,
        };
        return before is not null && receipt.Record is { } now
            ? string.Create(CultureInfo.InvariantCulture, $"somebody changed it meanwhile: version {before.Version} became {now.Version}. Nothing was written")
            : "somebody changed it meanwhile; nothing was written";
    }

    private static string Problems(Receipt receipt) =>
        receipt.Problems.Count > 0 ? string.Join("; ", receipt.Problems) : receipt.Message ?? "the server did not say why";
}
