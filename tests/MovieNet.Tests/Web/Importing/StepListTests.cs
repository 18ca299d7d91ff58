using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class StepListTests : ComponentTest
{
    [Theory]
    [InlineData(1, "File", 0)]
    [InlineData(3, "Servers", 2)]
    [InlineData(4, "Import", 3)]
    public void The_step_that_one_is_at_is_said_and_those_before_are_done(int step, string name, int done)
    {
        var list = Render<StepList>(p => p.Add(list => list.Step, step));

        Assert.Equal($"{step} {name}", list.Find("[aria-current=step]").Words());
        Assert.Equal(done, list.FindAll("[aria-label=done]").Count);
    }
}
