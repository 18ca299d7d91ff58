using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class WhatChangedTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1984, RuntimeMinutes = 160, Rating = 8 };

    [Fact]
    public void A_record_that_came_or_went_is_said_in_a_word()
    {
        Assert.Equal("added", Show(null, Ran));
        Assert.Equal("deleted", Show(Ran, null));
    }

    [Fact]
    public void One_field_or_two_are_named_with_their_values_and_more_are_counted()
    {
        Assert.Equal("Year 1984 → becomes 1985", Show(Ran, Ran with { Year = 1985 }));
        Assert.Equal("Year 1984 → becomes 1985 , Runtime 160 min → becomes 162 min", Show(Ran, Ran with { Year = 1985, RuntimeMinutes = 162 }));
        Assert.EndsWith("→ becomes 162 min and 1 more", Show(Ran, Ran with { Year = 1985, RuntimeMinutes = 162, Rating = 9 }), StringComparison.Ordinal);
    }

    private string Show(Movie? before, Movie? after) => Render<WhatChanged>(p => p.Add(text => text.Change, new(
        1, default, before is null ? ChangeKind.Add : after is null ? ChangeKind.Delete : ChangeKind.Edit, 1, Record(before), Record(after), null, null))).Words();

    private static MovieRecord? Record(Movie? movie) => movie is null ? null : Records.On("Alpha", 1, movie).Record;
}
