using MovieNet.Tests.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class LateRowsTests
{
    private readonly LateRows rows = new();

    [Fact]
    public void Where_nothing_must_stay_everything_is_put_in_where_it_belongs()
    {
        Take(0, isAll: false, "A b", "A d");
        Take(0, isAll: true, "G a", "A b", "G c", "A d");

        Assert.Equal(["a", "b", "c", "d"], Shown);
        Assert.Empty(rows.Held);
    }

    [Fact]
    public void What_belongs_above_the_readers_place_waits_until_it_is_asked_for()
    {
        Take(0, isAll: false, "A b", "A d", "A f");
        Take(2, isAll: true, "G a", "A b", "B c", "A d", "G e", "A f");

        Assert.Equal(["b", "d", "e", "f"], Shown);
        Assert.Equal(["a", "c"], rows.Held.Select(movie => movie.Title));
        Assert.Equal((2, "G, B"), (rows.Place, string.Join(", ", rows.From)));

        Take(0, isAll: true, "G a", "A b", "B c", "A d", "G e", "A f");
        Assert.Equal(["a", "b", "c", "d", "e", "f"], Shown);
        Assert.Empty(rows.Held);
    }

    [Fact]
    public void What_stays_says_what_is_known_now()
    {
        Take(0, isAll: false, "A b", "A d");
        Take(2, isAll: true, "AG b", "A d");

        Assert.Equal(["A", "G"], rows.Shown[0].Movie.Servers.Select(server => server.Server));
    }

    [Fact]
    public void What_was_shown_below_and_belongs_above_now_moves_up_to_the_readers_place_and_does_not_vanish()
    {
        Take(0, isAll: false, "A b", "A d", "A f", "A h");
        Take(2, isAll: true, "A h", "A b", "A d", "A f");

        Assert.Equal(["b", "d", "h", "f"], Shown);
        Assert.Empty(rows.Held);
    }

    [Fact]
    public void A_row_goes_only_when_all_servers_have_answered_without_it()
    {
        Take(0, isAll: false, "A b", "A d", "A f");
        Take(2, isAll: false, "A d", "A f");
        Assert.Equal(["b", "d", "f"], Shown);

        Take(2, isAll: true, "A d", "A f");
        Assert.Equal(["d", "f"], Shown);
        Assert.Equal(1, rows.Place);
    }

    private IEnumerable<string?> Shown => rows.Movies.Select(movie => movie.Title);

    /// <param name="still">How many rows must stay.</param>
    /// <param name="isAll">Whether all have answered.</param>
    /// <param name="movies">Each as the servers that have it, a letter each, and its title.</param>
    private void Take(int still, bool isAll, params string[] movies) => rows.Take(
        [.. movies.Select(movie => movie.Split(' ')).Select(parts => Records.Merge([.. parts[0].Select(server => Records.On(server.ToString(), parts[1]))]))], still, isAll);
}
