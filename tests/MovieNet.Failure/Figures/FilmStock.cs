using MovieNet.Protocol;

namespace MovieNet.Failure.Figures;

/// <summary>Made-up films for figures: every server holds most of them, and says something else of some.</summary>
internal static class FilmStock
{
    private const int Kinds = 9;

    /// <summary>What one server holds of so many films.</summary>
    /// <param name="films">How many there are.</param>
    /// <param name="server">Which server, from 0.</param>
    public static IReadOnlyList<Movie> Of(int films, int server)
    {
        var random = new Random(server);
        var held = new List<Movie>();
        for (var i = 0; i < films; i++)
        {
            if (random.Next(20) > 0)
            {
                held.Add(new()
                {
                    Title = FormattableString.Invariant($"{(char)('A' + (i % 26))} film of number {i}"),
                    Year = 1930 + (i % 90),
                    Directors = [FormattableString.Invariant($"Director {i % 211}")],
                    Genres = [FormattableString.Invariant($"Genre {i % Kinds}")],
                    RuntimeMinutes = 80 + (i % 70) + (random.Next(30) == 0 ? 1 : 0),
                });
            }
        }

        return held;
    }

    /// <summary>Fills a server with them.</summary>
    public static async Task FillAsync(int port, int films, int server)
    {
        await using var client = await MovieClient.ConnectAsync("127.0.0.1", port, new() { RequestTimeout = TimeSpan.FromMinutes(1) });
        await client.ImportAsync(Of(films, server), replace: false, Guid.NewGuid());
    }
}
