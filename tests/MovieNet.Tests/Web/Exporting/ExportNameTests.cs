using MovieNet.Web.Exporting;

namespace MovieNet.Tests.Web.Exporting;

public sealed class ExportNameTests
{
    [Fact]
    public void It_says_which_servers_it_is_of_and_which_did_not_answer() =>
        Assert.Equal("Movies of Alpha and Beta, without Gamma", ExportName.Of(["Alpha", "Beta"], ["Gamma"]));

    [Fact]
    public void Many_servers_are_counted() =>
        Assert.Equal("Movies of 6 servers, without Z", ExportName.Of(["A", "B", "C", "D", "E", "F"], ["Z"]));

    [Fact]
    public void What_no_file_may_be_called_is_replaced() =>
        Assert.Equal("Movies of A_B_ _C_", ExportName.Of(["A/B: \"C\""], []));
}
