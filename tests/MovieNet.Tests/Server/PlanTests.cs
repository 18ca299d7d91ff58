using MovieNet.Server.Store;
using MovieNet.Server.Store.Pages;

namespace MovieNet.Tests.Server;

/// <summary>A page anywhere in a large catalogue must be a few steps in an index, never a walk through all records.</summary>
public sealed class PlanTests : ServerTest
{
    public static TheoryData<string, bool, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool, bool>();
            foreach (var order in new[] { PageOrder.Title, PageOrder.Year, PageOrder.Rating, PageOrder.UpdatedAt })
            {
                foreach (var descending in new[] { false, true })
                {
                    pages.Add(order.ToString(), descending, true);
                    pages.Add(order.ToString(), descending, false);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_a_range_of_an_index(string order, bool descending, bool first)
    {
        // A falling order goes from value to value: there must be one.
        await AddAsync("{'title':'Alien','year':1979,'rating':8}");
        var request = new PageRequest
        {
            Limit = 50,
            Order = Enum.Parse<PageOrder>(order),
            Descending = descending,
            After = first ? null : new(7, order is "Title" ? null : 1999, order is "Title" ? "alien" : null),
        };

        var plans = Server.Server.Store.Read(reader => new PageSegments(reader, request, PageSource.Of(reader, request)!, wide: true).All()
            .Select(segment => PlanOf(reader, segment.Add("LIMIT").Add(segment.Value(50)).ToString())).ToList());

        Assert.NotEmpty(plans);
        Assert.All(plans, plan =>
        {
            Assert.Contains("USING INDEX movie_", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("OFFSET", plan, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(false, false, "SEARCH change USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(false, true, "SEARCH change USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(true, false, "SEARCH change USING INDEX change_movie (movie_id=? AND rowid>? AND rowid<?)")]
    [InlineData(true, true, "SEARCH change USING INDEX change_movie (movie_id=? AND rowid>? AND rowid<?)")]
    public void A_page_of_the_change_log_is_a_range_of_numbers(bool ofOneRecord, bool descending, string plan)
    {
        var sql = ChangeQuery.Sql(new ChangeRequest { Limit = 50, Descending = descending, MovieId = ofOneRecord ? 1 : null });

        Assert.Equal(plan, Server.Server.Store.Read(reader => PlanOf(reader, sql)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_of_a_search_are_the_first_rows_of_the_full_text_index(int? tier)
    {
        var request = new PageRequest
        {
            Limit = 50,
            Order = PageOrder.Rank,
            Query = "the hunt",
            Person = "mads mikkelsen",
            After = tier is null ? null : new(7, tier, "hunt"),
        };

        var plans = Server.Server.Store.Read(reader => new PageSegments(reader, request, PageSource.Of(reader, request)!, wide: false).All()
            .Select(segment => PlanOf(reader, segment.Add("LIMIT").Add(segment.Value(50)).ToString())).ToList());

        Assert.Equal(4 - (tier ?? 0), plans.Count);
        // Records with the query for a title are few.
        Assert.All(plans.Skip(tier > 0 ? 0 : 1), plan =>
        {
            Assert.StartsWith("SCAN movie_text VIRTUAL TABLE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
        });
    }

    private static string PlanOf(StoreReader reader, string sql)
    {
        using var rows = reader.Prepare("EXPLAIN QUERY PLAN " + sql).Begin();
        var steps = new List<string>();
        while (rows.Step())
        {
            steps.Add(rows.Text(3));
        }

        return string.Join("; ", steps);
    }
}
