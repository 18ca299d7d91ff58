using System.CommandLine;
using System.Globalization;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>An option for every member of a movie but its title; that of a list may stand several times.</summary>
internal sealed class FieldOptions
{
    private readonly List<(MovieField Field, Option<string[]> Option)> options =
    [
        Of(MovieField.Year, "--year", "The year."),
        Of(MovieField.Directors, "--director", "A director; may stand several times."),
        Of(MovieField.Cast, "--cast", "An actor; may stand several times."),
        Of(MovieField.Genres, "--genre", "A genre; may stand several times."),
        Of(MovieField.RuntimeMinutes, "--runtime", "The length in minutes."),
        Of(MovieField.Rating, "--rating", "0 to 10 with at most one decimal."),
        Of(MovieField.Language, "--language", "The language spoken."),
        Of(MovieField.Country, "--country", "The country it comes from."),
        Of(MovieField.Synopsis, "--synopsis", "What it is about."),
        Of(MovieField.ImdbId, "--imdb", "The IMDb id, such as tt0047478."),
        Of(MovieField.PosterUrl, "--poster", "The address of its poster."),
    ];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
        {
            command.Add(option);
        }
    }

    /// <exception cref="CommandException">A value is bad; the message names all that are.</exception>
    public Movie Read(ParseResult parsed, string title)
    {
        var problems = new List<FieldProblem>();
        var movie = new Movie { Title = title };
        MovieRules.Check(MovieField.Title, movie[MovieField.Title], "", problems);
        foreach (var (field, option) in options)
        {
            // Items stand in options of their own, so nothing in them parts them.
            var texts = parsed.GetValue(option) ?? [];
            movie = movie.With(field, FieldInfo.Of(field).Kind == FieldKind.List
                ? FieldChange.Checked(field, FieldValue.Of(TextList.From(texts)), problems)
                : FieldChange.Read(field, texts.LastOrDefault() ?? "", problems));
        }

        return problems.Count == 0 ? movie : throw new CommandException(ExitCode.Usage, $"{string.Join("; ", problems)}.");
    }

    private static (MovieField, Option<string[]>) Of(MovieField field, string name, string description) => (field, new(name) { Description = description, HelpName = FieldInfo.Of(field).Kind.ToString().ToUpper(CultureInfo.InvariantCulture) });
}
