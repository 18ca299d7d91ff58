using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class SaveReceiptsTests : ComponentTest
{
    private static readonly Receipt[] Receipts = [new(Plans.Add("Ran"), WriteOutcome.Written, default)];

    public SaveReceiptsTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Theory]
    [InlineData("CSV", "csv", "text/csv")]
    [InlineData("JSON", "json", "application/json")]
    public void They_are_saved_under_the_time_of_saving(string name, string extension, string type)
    {
        Render<SaveReceipts>(p => p.Add(save => save.Receipts, Receipts)).Button($"Save receipts as {name}").Click();

        var saved = Assert.Single(JSInterop.Invocations["movienet.saveText"]).Arguments;
        Assert.Equal([$"movienet-receipts-20260102-030405.{extension}", type, extension is "csv" ? ReceiptFile.ToCsv(Receipts) : ReceiptFile.ToJson(Receipts)], saved);
        Assert.Contains("Ran", (string)saved[2]!, StringComparison.Ordinal);
    }
}
