using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>A movie for people: which servers have it, then field by field who says what.</summary>
internal static class MovieView
{
    public static void Write(Terminal terminal, IReadOnlyList<MergedMovie> movies)
    {
        foreach (var movie in movies)
        {
            terminal.Console.Write(new Line().Add(MovieName.Of(movie), Styles.Head));
            terminal.Console.Write(ServersOf(movie));
            terminal.Console.WriteLine();
            terminal.Console.Write(FieldsOf(movie));
            foreach (var other in movie.CouldBe.Select(other => other.ToString()).Distinct(StringComparer.Ordinal))
            {
                terminal.Console.Write(new Text($"Could be {other}\n"));
            }

            terminal.Console.WriteLine();
        }
    }

    private static Grid ServersOf(MergedMovie movie)
    {
        var grid = new Grid().AddColumn(Narrow()).AddColumn(Narrow()).AddColumn();
        foreach (var server in movie.Servers)
        {
            grid.AddRow(
                new Text(Signs.Of(server.Sign), Signs.StyleOf(server.Sign)),
                new Text(server.Server),
                new Text(Said(server), Styles.Quiet));
        }

        return grid;
    }

    private static string Said(MergedServer server) => server.Presence switch
    {
        Presence.Lacks => "does not have it",
        Presence.Has when server.Records.Count > 1 => $"has it {server.Records.Count} times",
        Presence.Has => server.Sign switch
        {
            Sign.Differs => "has it, differs",
            Sign.Notation => "has it, written otherwise",
            _ => "has it",
        },
        _ => $"not known: {server.Reason}",
    };

    private static Grid FieldsOf(MergedMovie movie)
    {
        var grid = new Grid().AddColumn(Narrow()).AddColumn(Narrow()).AddColumn().AddColumn(Narrow());
        foreach (var field in movie.Fields.Where(field => field.Speaking > 0))
        {
            var sign = field.Agreement switch
            {
                Agreement.Differs => Sign.Differs,
                Agreement.Notation => Sign.Notation,
                _ => Sign.Agrees,
            };
            // A server that says nothing is one that is not named.
            foreach (var variant in field.Variants.Where(variant => variant.Value is not null))
            {
                var isFirst = variant == field.Variants[0];
                grid.AddRow(
                    new Text(isFirst && sign != Sign.Agrees ? Signs.Of(sign) : "", Signs.StyleOf(sign)),
                    new Text(isFirst ? FieldText.Label(field.Field) : "", Styles.Quiet),
                    new Text(FieldText.Of(field.Field, variant.Value), StyleOf(field, variant)),
                    new Text(field.Variants.Count == 1 ? "" : string.Join(", ", variant.Servers), Styles.Quiet));
            }
        }

        return grid;
    }

    private static Style StyleOf(MergedField field, FieldVariant variant) =>
        field.Agreement == Agreement.Differs && !variant.IsMajority && variant.NotationOf is null ? Styles.Differs : Style.Plain;

    private static GridColumn Narrow() => new GridColumn().NoWrap().PadRight(2);
}
