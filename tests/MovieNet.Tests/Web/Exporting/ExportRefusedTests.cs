using MovieNet.Web.Exporting;

namespace MovieNet.Tests.Web.Exporting;

public sealed class ExportRefusedTests : ComponentTest
{
    [Fact]
    public void It_says_why_there_is_no_file_and_shows_a_way_on()
    {
        var page = Render<ExportRefused>(p => p.Add(page => page.Problem, "Alpha <b>does not answer</b>"));

        Assert.Equal("Alpha <b>does not answer</b>", page.Find("[role=alert]").TextContent);
        Assert.Equal(["/", "/servers"], page.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
