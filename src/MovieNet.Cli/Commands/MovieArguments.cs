using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>TITLE [YEAR] [--imdb ID]: which movie is meant.</summary>
internal sealed class MovieArguments
{
    private readonly Argument<string> title = new("TITLE") { Description = "The title on any server; several words stand in quotes." };

    private readonly Argument<int?> year = new("YEAR")
    {
        Description = "The year, where several movies have the title.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ParseYear,
    };

    private readonly Option<string?> imdbId = new("--imdb") { Description = "The IMDb id, where several movies have the title and the year.", HelpName = "ID" };

    public void AddTo(Command command)
    {
        command.Add(title);
        command.Add(year);
        command.Add(imdbId);
    }

    public MovieReference Read(ParseResult parsed) => new(TitleOf(parsed.GetRequiredValue(title)), parsed.GetValue(year), Checked(parsed.GetValue(imdbId)));

    /// <exception cref="CommandException">It is blank.</exception>
    public static string TitleOf(string title) => string.IsNullOrWhiteSpace(title) ? throw new CommandException(ExitCode.Usage, "the title is blank.") : title;

    private static string? Checked(string? imdbId) => imdbId is null || Protocol.ImdbId.NumberOf(imdbId) is not null ? imdbId
        : throw new CommandException(ExitCode.Usage, $"--imdb “{imdbId}” must be tt and 7 to 10 digits, such as tt0047478.");

    private static int? ParseYear(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"“{text}” is no year; a title of several words stands in quotes");
        return null;
    }
}
