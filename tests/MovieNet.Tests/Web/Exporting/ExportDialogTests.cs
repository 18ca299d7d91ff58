using MovieNet.Federation;
using MovieNet.Web.Exporting;

namespace MovieNet.Tests.Web.Exporting;

public sealed class ExportDialogTests : ComponentTest
{
    private static readonly ServerHealth Silent = Plans.Answering("Gamma") with { State = LinkState.NoAnswer, Reason = "connection refused" };

    [Fact]
    public void The_list_is_asked_for_as_it_is_shown()
    {
        var dialog = Render([("q", "ran & co"), ("show", "differs")], Plans.Answering("Alpha"));

        Assert.Equal(("get", "export"), (dialog.Find("form").GetAttribute("method"), dialog.Find("form").GetAttribute("action")));
        Assert.Equal(
            [("q", "ran & co"), ("show", "differs")],
            dialog.FindAll("input[type=hidden]").Select(input => (input.GetAttribute("name"), input.GetAttribute("value"))));
        Assert.Equal("“ran & co”, differs", dialog.Find("header .muted").TextContent);
        Assert.Equal(["csv", "jsonl"], dialog.FindAll("button[type=submit][name=format]").Select(button => button.GetAttribute("value")));
        Assert.Empty(dialog.FindAll(".note.unknown"));
    }

    [Fact]
    public void A_server_that_does_not_answer_is_named_and_its_values_cannot_be_had()
    {
        var dialog = Render([], Plans.Answering("Alpha"), Silent);

        Assert.StartsWith("Gamma does not answer. What it holds is not known", dialog.Find(".note.unknown").TextContent.Trim(), StringComparison.Ordinal);
        Assert.True(dialog.Find("option[value=Gamma]").HasAttribute("disabled"));
        Assert.Contains("of Alpha.", dialog.Find(".field .hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_servers_values_it_is_said_that_only_its_movies_come()
    {
        var dialog = Render([], Plans.Answering("Alpha"), Plans.Answering("Beta"));

        dialog.Find("select").Change("Beta");

        Assert.Contains("Only movies that Beta has", dialog.Find(".field .hint").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ExportDialog> Render(IReadOnlyList<(string Name, string Value)> query, params ServerHealth[] servers) =>
        Render<ExportDialog>(parameters => parameters.Add(one => one.Query, query).Add(one => one.Servers, servers));
}
