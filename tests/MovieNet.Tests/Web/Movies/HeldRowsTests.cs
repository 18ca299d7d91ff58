using MovieNet.Tests.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class HeldRowsTests : ComponentTest
{
    [Fact]
    public void It_says_how_many_rows_wait_and_from_whom_and_puts_them_in_when_asked()
    {
        var rows = new LateRows();
        rows.Take([Records.Merge(Records.On("Alpha", "Ran"))], 0, isAll: false);
        rows.Take([Records.Merge(Records.On("Beta", "Emma")), Records.Merge(Records.On("Gamma", "Ikiru")), Records.Merge(Records.On("Alpha", "Ran"))], 1, isAll: true);
        var shown = 0;

        var held = Render<HeldRows>(p => p.Add(held => held.Rows, rows).Add(held => held.OnShow, () => shown++));

        held.Button("2 more from Beta and Gamma – show").Click();
        Assert.Equal(1, shown);
    }
}
