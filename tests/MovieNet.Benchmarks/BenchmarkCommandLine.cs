using System.CommandLine;
using System.Globalization;
using MovieNet.Benchmarks.Attacks;
using MovieNet.Benchmarks.Figures;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks;

/// <summary>The program's options and subcommands: one for each figure, and one for all of them.</summary>
internal static class BenchmarkCommandLine
{
    private static readonly (string Name, string Summary, Action<Bench> Run)[] Figures =
    [
        ("get", "movies.get against Redis and an HTTP API", GetFigure.Run),
        ("writes", "durable adds against commits one by one", WritesFigure.Run),
        ("import", "an import against sqlite3", ImportFigure.Run),
        ("list", "pages anywhere in the catalogue", ListFigure.Run),
        ("search", "searches for two words and a prefix", SearchFigure.Run),
        ("start", "start to first answer", StartFigure.Run),
        ("alloc", "bytes allocated for a movies.get", AllocFigure.Run),
        ("attacks", "movies.get while other clients are bad", AttacksFigure.Run),
        ("memory", "resident memory after a read load", MemoryFigure.Run),
    ];

    public static Task<int> RunAsync(string[] args)
    {
        var records = new Option<int>("--records") { Description = "How many records the catalogue has.", HelpName = "N", Recursive = true, DefaultValueFactory = _ => 1_000_000 };
        var runs = new Option<int>("--runs") { Description = "How often each side runs.", HelpName = "N", Recursive = true, DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "How long a run of a load takes.", HelpName = "S", Recursive = true, DefaultValueFactory = _ => 4 };
        var data = new Option<string>("--data")
        {
            Description = "Where catalogues and databases are kept for the next time.",
            HelpName = "FOLDER",
            Recursive = true,
            DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "movienet-benchmarks"),
        };
        var titles = new Option<string?>("--titles") { Description = "A folder with real catalogues to take titles from.", HelpName = "FOLDER", Recursive = true };
        var report = new Option<string?>("--report") { Description = "A file to write the figures to, such as docs/benchmarks.md.", HelpName = "FILE", Recursive = true };

        var root = new RootCommand("Measures the daemon beside its peers, in turn, and prints ratios.") { records, runs, seconds, data, titles, report };
        foreach (var (name, summary, run) in Figures.Append(("all", "everything", RunAll)))
        {
            var command = new Command(name, summary);
            command.SetAction(result => Measure(run, new()
            {
                Records = result.GetRequiredValue(records),
                Runs = result.GetRequiredValue(runs),
                Seconds = result.GetRequiredValue(seconds),
                Data = result.GetRequiredValue(data),
                Titles = result.GetValue(titles),
                Report = result.GetValue(report),
            }));
            root.Add(command);
        }

        var database = new Argument<string>("DATABASE");
        var http = new Command("serve-http", "The HTTP API that the daemon is compared with.") { database };
        http.SetAction((result, _) => HttpApi.RunAsync(result.GetRequiredValue(database)));
        root.Add(http);

        var kind = new Argument<string>("KIND");
        var port = new Argument<int>("PORT");
        var connections = new Argument<int>("CONNECTIONS");
        var seed = new Argument<int>("SEED");
        var attack = new Command("attack", "A client that means no good, for the figures of attacks.") { kind, port, connections, seed };
        attack.SetAction((result, _) => AttackProgram.RunAsync(
            result.GetRequiredValue(kind), result.GetRequiredValue(port), result.GetRequiredValue(connections), result.GetRequiredValue(seed)));
        root.Add(attack);
        return root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    /// <summary>What was written by hand at the end of a page stays.</summary>
    private static string NotesOf(string file)
    {
        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        return before.IndexOf("\n## Notes", StringComparison.Ordinal) is >= 0 and var at ? before[at..] : "";
    }

    private static void RunAll(Bench bench)
    {
        foreach (var (_, _, run) in Figures.Where(figure => !string.Equals(figure.Name, "memory", StringComparison.Ordinal)))
        {
            run(bench);
        }
    }

    private static void Measure(Action<Bench> run, Settings settings)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var bench = new Bench(settings);
        run(bench);
        if (settings.Report is { } file)
        {
            File.WriteAllText(file, bench.Report.ToMarkdown(Introduction.Of(bench)) + NotesOf(file));
        }
    }
}
