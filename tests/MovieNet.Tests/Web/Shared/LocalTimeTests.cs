using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class LocalTimeTests : ComponentTest
{
    [Fact]
    public void The_browser_gets_the_moment_in_a_form_that_means_the_same_everywhere() => Assert.Equal(
        "2026-11-01T10:00:00.0000000Z",
        Render<LocalTime>(p => p.Add(time => time.At, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.FromHours(2)))).Find("local-time").GetAttribute("datetime"));
}
