using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>Movies line by line: a sign per server, the movie, and in words what is wrong with it.</summary>
internal sealed class MovieLines(Terminal terminal, IReadOnlyList<string> servers)
{
    private const int LongestServer = 12;
    private const int LongestTitle = 44;

    private readonly List<int> columns = ColumnsOf(servers);
    private bool begun;

    /// <summary>Half of what the signs leave, so that a narrow terminal shows the beginning of both.</summary>
    private int TitleWidth => Math.Min(LongestTitle, Math.Max(0, terminal.Console.Profile.Width - columns[^1]) / 2);

    public void Write(IEnumerable<MergedMovie> movies)
    {
        foreach (var movie in movies)
        {
            if (!begun)
            {
                WriteHead();
            }

            terminal.Console.Write(LineOf(movie));
        }

        terminal.PlainOut.Flush();
    }

    /// <summary>What the signs mean, where somebody looks at them.</summary>
    public void End()
    {
        if (begun && Terminal.IsTerminal)
        {
            terminal.Console.Write(new Line().Add(Signs.Legend, Styles.Quiet));
        }
    }

    private void WriteHead()
    {
        begun = true;
        var line = new Line();
        for (var i = 0; i < servers.Count; i++)
        {
            line.PadTo(columns[i]).Add(Shortened(servers[i]), Styles.Quiet);
        }

        terminal.Console.Write(line.PadTo(columns[^1]).Add("Movie", Styles.Quiet));
    }

    private Line LineOf(MergedMovie movie)
    {
        var line = new Line();
        for (var i = 0; i < servers.Count; i++)
        {
            var sign = movie.Servers.FirstOrDefault(server => string.Equals(server.Server, servers[i], StringComparison.Ordinal))?.Sign ?? Sign.Unknown;
            line.PadTo(columns[i]).Add(Signs.Of(sign), Signs.StyleOf(sign));
        }

        line.PadTo(columns[^1]).Add(MovieName.Of(movie)).PadTo(columns[^1] + TitleWidth).Add("  ");
        foreach (var part in Phrases.WhatIsWrong(movie).Parts)
        {
            line.Add(part.Lead + part.Emphasis + part.Rest, StyleOf(part.Kind));
        }

        return line;
    }

    private static Style StyleOf(PhraseKind kind) => kind switch
    {
        PhraseKind.Differs or PhraseKind.Duplicate => Styles.Differs,
        PhraseKind.Missing => Styles.Missing,
        _ => Styles.Quiet,
    };

    /// <summary>Where each server's sign stands, and behind them where the movie begins.</summary>
    private static List<int> ColumnsOf(IReadOnlyList<string> servers)
    {
        var starts = new List<int> { 0 };
        foreach (var server in servers)
        {
            starts.Add(starts[^1] + Shortened(server).Length + 1);
        }

        starts[^1]++;
        return starts;
    }

    private static string Shortened(string server) => server.Length <= LongestServer ? server : server[..(LongestServer - 1)] + "…";
}
