using System.Text.Json;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Web;

namespace MovieNet.Tests.Federation.Writing;

public sealed class ReceiptFileTests
{
    private static readonly PlannedEdit Edit = Plans.Edit(new() { Title = "Emma, again", Year = 1996, RuntimeMinutes = 120 }, new() { Title = "Emma, again", Year = 1996, RuntimeMinutes = 121 });

    private static readonly Receipt[] Receipts =
    [
        new(Edit, WriteOutcome.Conflict, TimeSpan.FromMilliseconds(31.25)) { Record = Edit.Before with { Version = 3 } },
        new(Plans.Delete(), WriteOutcome.Written, TimeSpan.FromMilliseconds(2)),
        new(Plans.Add(), WriteOutcome.Refused, TimeSpan.FromMilliseconds(4)) { Message = "no", Problems = [new("movie.title", "must not be \"so\"")] },
    ];

    [Fact]
    public void A_table_has_a_line_for_each_with_what_became_of_it()
    {
        var lines = ReceiptFile.ToCsv(Receipts).Split('\n');

        Assert.Equal("server,title,year,write,changes,outcome,version,why,recordId,requestId,milliseconds", lines[0]);
        Assert.Equal($"Alpha,\"Emma, again\",1996,edit,runtimeMinutes: 120 → 121,conflict,3,,1,{Edit.RequestId},31.2", lines[1]);
        Assert.StartsWith("Alpha,Stalker,,delete,,written,,,1,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"Alpha,Stalker,,add,,refused,,\"no; {Receipts[2].Problems[0].ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\",,", lines[3], StringComparison.Ordinal);
        Assert.Equal(("", 5), (lines[4], lines.Length));
    }

    [Fact]
    public void A_file_of_objects_has_all_that_is_known_of_each_and_the_write_can_be_read_back()
    {
        using var json = JsonDocument.Parse(ReceiptFile.ToJson(Receipts));

        Assert.Equal(["conflict", "written", "refused"], json.RootElement.EnumerateArray().Select(receipt => receipt.GetProperty("outcome").GetString()));
        Assert.Equal(
            Receipts.Select(receipt => receipt.Write),
            json.RootElement.EnumerateArray().Select(receipt => receipt.GetProperty("write").Deserialize<PlannedWrite>(ProtocolJson.Options)!));
        Assert.Equal(3, json.RootElement[0].GetProperty("record").GetProperty("version").GetInt32());
    }
}
