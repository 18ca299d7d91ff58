using MovieNet.Federation;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkReceiptsTests : ComponentTest
{
    [Fact]
    public void The_troubles_stand_first_then_by_title()
    {
        var list = Render<BulkReceipts>(p => p.Add(list => list.Receipts,
        [
            Receipt("Stalker", WriteOutcome.Written), Receipt("Ran", WriteOutcome.Written), Receipt("Playtime", WriteOutcome.Unsure), Receipt("Yi Yi", WriteOutcome.Conflict),
        ]));

        Assert.Equal(["Yi Yi", "Playtime", "Ran", "Stalker"], list.FindAll(".bulkline a").Select(movie => movie.Words()));
        Assert.Equal("movie?title=Yi%20Yi", list.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Many_scroll_in_a_box_of_their_own()
    {
        var many = Enumerable.Range(0, 61).Select(n => Receipt($"Film {n}", WriteOutcome.Written)).ToList();

        Assert.NotEmpty(Render<BulkReceipts>(p => p.Add(list => list.Receipts, many)).FindAll(".long"));
        Assert.Empty(Render<BulkReceipts>(p => p.Add(list => list.Receipts, many[..60])).FindAll(".long"));
    }

    private static Receipt Receipt(string title, WriteOutcome outcome) => new(Plans.Add(title), outcome, default);
}
