using MovieNet.Federation;

namespace MovieNet.Cli.Generating;

/// <summary>Made-up movies on their way to one server, and what became of them.</summary>
internal sealed class GeneratedMovies(Fleet fleet, string server, int seed, int count)
{
    private readonly List<ImportRecord> rejected = [];

    public string Server => server;

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>The movies that the server refused, with its reasons.</summary>
    public IReadOnlyList<ImportRecord> Rejected => rejected;

    /// <summary>Why it ended before all were sent; null where it did not.</summary>
    public ImportException? Error { get; private set; }

    public int ExitCode => Error is { Failure: var failure } ? CommandLine.ExitCodeOf(failure) : rejected.Count > 0 ? Cli.ExitCode.Refused : Cli.ExitCode.Done;

    public async Task SendAsync(Action changed, CancellationToken stop)
    {
        var records = new MovieGenerator(seed).Make(count).Select((movie, index) => new ImportRecord(index + 1, movie.Title, movie, []));
        try
        {
            await foreach (var step in new Importer(fleet).ImportAsync(server, records.ToAsyncEnumerable(), replace: false, stop))
            {
                Counts += step.Counts;
                rejected.AddRange(step.Rejected);
                changed();
            }
        }
        catch (ImportException e)
        {
            Error = e;
        }
    }
}
