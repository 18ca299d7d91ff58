using System.Globalization;

namespace MovieNet.Benchmarks.Reporting;

/// <summary>The head of the page: how the figures were taken, and on what.</summary>
internal static class Introduction
{
    public static string Of(Bench bench)
    {
        var settings = bench.Settings;
        var titles = settings.Titles is null
            ? string.Create(CultureInfo.InvariantCulture, $"{bench.Movies.TitleCount:N0} invented titles")
            : string.Create(CultureInfo.InvariantCulture, $"{bench.Movies.TitleCount:N0} titles of real catalogues");
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            Figures are ratios of two sides that were measured in turn, A B A B, in one run of the program `tests/MovieNet.Benchmarks`; what
            stands here is the median of {settings.Runs} such pairs. Absolute figures depend on the machine and on what else it does. One load
            generator drives all sides: one thread, plain sockets, nothing allocated for a request.

            ```
            dotnet run -c Release --project tests/MovieNet.Benchmarks -- all --records {settings.Records} --runs {settings.Runs} --seconds {settings.Seconds} --report docs/benchmarks.md{(settings.Titles is null ? "" : " --titles FOLDER")}
            ```

            A figure can be measured by itself: its name stands instead of `all` (see `--help`). `--records 2000 --runs 1` tries whether
            everything works. The first run imports the catalogue and keeps it in the folder `--data`.

            - **Catalogue:** {settings.Records:N0} records, made of {titles}{(settings.Records > bench.Movies.TitleCount ? ", which come again with a number" : "")}.
            - **Machine:** {Machine.Describe()}.
            - **Peers:** {Machine.VersionOf("redis-server") ?? "no Redis"}; sqlite3 {Machine.VersionOf("sqlite3")?.Split(' ')[0] ?? "not installed"}.

            """);
    }
}
