using MovieNet.Federation;
using MovieNet.Protocol;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>Changes line by line: when, where, what was done to which movie, and by whom.</summary>
internal sealed class ChangeLines(Terminal terminal, IReadOnlyList<string> servers)
{
    private const int TimeWidth = 21;
    private const int KindWidth = 9;

    private readonly int kindColumn = TimeWidth + servers.Select(server => server.Length).DefaultIfEmpty().Max() + 2;

    public void Write(ServerChange one)
    {
        var change = one.Change;
        var (word, style) = WordOf(change.Kind);
        var line = new Line().Add(LocalTime.Of(change.At), Styles.Quiet).PadTo(TimeWidth).Add(one.Server).PadTo(kindColumn)
            .Add(word, style).PadTo(kindColumn + KindWidth).Add(NameOf(change));
        if (change is { Before: { } before, After: { } after } && Differences(before.Movie, after.Movie) is { Length: > 0 } differences)
        {
            line.Add("  ").Add(differences);
        }

        if (change.Who is { } who)
        {
            line.Add($"  by {who}", Styles.Quiet);
        }

        terminal.Console.Write(line);
    }

    private static string NameOf(MovieChange change) =>
        (change.After ?? change.Before) is { } record ? MovieName.Of(record.Movie) : FormattableString.Invariant($"record {change.MovieId}");

    private static string Differences(Movie before, Movie after) => string.Join("; ", FieldInfo.All
        .Where(info => !Equals(before[info.Field], after[info.Field]))
        .Select(info => $"{FieldText.Label(info.Field)}: {Short(info.Field, before)} → {Short(info.Field, after)}"));

    private static string Short(MovieField field, Movie movie) =>
        FieldText.Short(FieldText.Of(field, movie[field]).ReplaceLineEndings(" ").Replace('\t', ' '));

    private static (string Word, Style Style) WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Add => ("added", Styles.Good),
        ChangeKind.Edit => ("edited", Styles.Differs),
        _ => ("deleted", Styles.Missing),
    };
}
