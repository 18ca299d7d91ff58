using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class FilmHeaderTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 };

    [Fact]
    public void The_verdict_names_every_kind_of_inconsistency_and_what_is_not_known()
    {
        var header = Show(
            [Records.On("Alpha", 1, Ran), Records.On("Alpha", 2, Ran), Records.On("Beta", 1, Ran with { RuntimeMinutes = 160, Title = "RAN" })],
            new("Gamma", Presence.Lacks), new("Delta", Presence.Unknown, "timed out"));

        Assert.Equal(
            ["1 field differs", "1 only in notation", "twice on Alpha", "missing on Gamma", "Delta not known"],
            header.FindAll(".verdict .tag").Select(tag => tag.Words()));
        Assert.NotNull(header.Button("Add where missing"));
    }

    [Fact]
    public void Where_all_agree_it_says_so_and_offers_nothing_to_add()
    {
        var header = Show([Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran)]);

        Assert.Equal(["both servers agree"], header.FindAll(".verdict .tag").Select(tag => tag.Words()));
        Assert.DoesNotContain("Add where missing", header.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_server_alone_no_agreement_is_claimed() => Assert.Empty(Show([Records.On("Alpha", 1, Ran)]).FindAll(".verdict .tag"));

    private IRenderedComponent<FilmHeader> Show(ServerRecord[] records, params ServerState[] others) => Render<FilmHeader>(p => p.Add(
        header => header.Movie,
        Merger.Merge(Records.GroupOf(records), [.. Records.Answered([.. records.Select(record => record.Server).Distinct()]), .. others])));
}
