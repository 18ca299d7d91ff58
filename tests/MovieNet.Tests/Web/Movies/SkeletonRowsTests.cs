using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class SkeletonRowsTests : ComponentTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void There_are_as_many_as_are_awaited_and_nobody_hears_of_them(int count)
    {
        var rows = Render<SkeletonRows>(p => p.Add(rows => rows.Count, count));

        Assert.Equal(count, rows.FindAll(".skelrow[aria-hidden=true]").Count);
        Assert.Equal("", rows.Words());
    }
}
