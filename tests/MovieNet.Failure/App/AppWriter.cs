using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Failure.App;

/// <summary>
/// One person who adds, edits and deletes a few films again and again, as the pages do: asks all servers, plans, applies. The
/// films are few, so that people meet each other's changes and the catalogues do not grow.
/// </summary>
internal sealed class AppWriter(Fleet fleet, Writer writer, string actor, int seed)
{
    private const int Films = 30;

    /// <summary>A quick person's pace: the processor is left to the faults, and an hour's change log can be read after each.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Random random = new(seed);
    private readonly MovieFinder finder = new(fleet);
    private int count;

    /// <summary>One write to every server concerned; prints each receipt.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var number = random.Next(Films);
        var movie = new Movie { Title = $"Film {number} of {actor}", Year = 1950 + number, Synopsis = "Written by a campaign of faults." };
        var found = await finder.FindAsync(new(movie.Title, movie.Year), cancellationToken: cancellationToken);
        var plan = Plan(movie, found);
        if (plan.Writes.Count > 0)
        {
            AppLines.Print($"begin {string.Join(' ', plan.Writes.Select(write => write.RequestId))}");
            await foreach (var receipt in writer.ApplyAsync(plan.Writes, cancellationToken))
            {
                AppLines.Print(receipt);
            }
        }

        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    private WritePlan Plan(Movie movie, FoundMovies found)
    {
        var planner = new Planner(fleet.Servers);
        if (found.Movies is not [var known, ..])
        {
            return NewMovie.Compare(movie, found).Plan(planner);
        }

        return random.Next(10) switch
        {
            < 2 => planner.Delete(known),
            < 4 when known.Servers.Any(server => server.Presence == Presence.Lacks) => planner.Add(known.Shown, known),
            _ => planner.Edit(known, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(1 + (++count % 1000)) }),
        };
    }
}
