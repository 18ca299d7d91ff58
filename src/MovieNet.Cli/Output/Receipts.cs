using System.Text.Json;
using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>One receipt per server.</summary>
internal static class Receipts
{
    public static void Write(Terminal terminal, IEnumerable<ReceiptLine> lines)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var line in lines)
        {
            var (words, style) = WordsOf(line.Outcome);
            var why = line.Problems.Count > 0 ? string.Join("; ", line.Problems) : line.Message ?? "";
            grid.AddRow(new Text(line.Server), new Text(words, style), new Text(why, Styles.Quiet));
        }

        terminal.Console.Write(grid);
    }

    public static void WriteJson(Terminal terminal, IEnumerable<ReceiptLine> lines)
    {
        using var json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteStartArray("receipts");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("server", line.Server);
            json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(line.Outcome.ToString()));
            if (line.Message is not null)
            {
                json.WriteString("message", line.Message);
            }

            if (line.Problems.Count > 0)
            {
                json.WriteProblems(line.Problems);
            }

            if (line.Record is not null)
            {
                json.WritePropertyName("record");
                json.WriteRecord(line.Record);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.End(terminal);
    }

    private static (string Words, Style Style) WordsOf(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Written => ("✓ written", Styles.Good),
        WriteOutcome.AlreadyThere => ("= nothing to write", Style.Plain),
        WriteOutcome.NotThere => ("− not there", Styles.Missing),
        WriteOutcome.Conflict => ("! conflict", Styles.Differs),
        WriteOutcome.NotSent => ("? not sent", Styles.Quiet),
        WriteOutcome.Unsure => ("? unsure", Styles.Quiet),
        WriteOutcome.Refused => ("! refused", Styles.Missing),
        _ => ("! failed", Styles.Missing),
    };
}
