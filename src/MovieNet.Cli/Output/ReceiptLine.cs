using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>What became of a write on one server, also where there was nothing to write.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">More in words, or null.</param>
internal sealed record ReceiptLine(string Server, WriteOutcome Outcome, string? Message)
{
    public bool WasSent { get; private init; }

    public MovieRecord? Record { get; private init; }

    public IReadOnlyList<FieldProblem> Problems { get; private init; } = [];

    public static ReceiptLine Of(Receipt receipt) => new(receipt.Write.Server, receipt.Outcome, MessageOf(receipt))
    {
        WasSent = true,
        Record = receipt.Record,
        Problems = receipt.Problems,
    };

    public static ReceiptLine OfNothing(PlannedServer server) => new(
        server.Server,
        server.Presence switch
        {
            Presence.Has => WriteOutcome.AlreadyThere,
            Presence.Lacks => WriteOutcome.NotThere,
            _ => WriteOutcome.NotSent,
        },
        server.Why);

    private static string? MessageOf(Receipt receipt) => receipt switch
    {
        { Outcome: WriteOutcome.Conflict, Record: { } now, Write: PlannedEdit edit } => Changed(edit.Before, now),
        { Outcome: WriteOutcome.Conflict, Record: { } now, Write: PlannedDelete delete } => Changed(delete.Before, now),
        { Outcome: WriteOutcome.AlreadyThere, Write: PlannedEdit } => "says so already",
        { Outcome: WriteOutcome.AlreadyThere } => "has it already",
        { Outcome: WriteOutcome.Unsure } => $"{receipt.Message}; it is asked again when the server answers",
        _ => receipt.Message,
    };

    private static string Changed(MovieRecord read, MovieRecord now) =>
        $"changed since it was read, so nothing was written: {string.Join("; ", FieldInfo.All
            .Where(info => !Equals(read.Movie[info.Field], now.Movie[info.Field]))
            .Select(info => $"{FieldText.Label(info.Field)} was {FieldText.Of(info.Field, read.Movie[info.Field])}, is {FieldText.Of(info.Field, now.Movie[info.Field])}"))}";
}
