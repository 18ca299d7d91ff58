using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>Reads what the command line says of the files to import.</summary>
internal static class ImportFormats
{
    /// <exception cref="CommandException">An option is bad.</exception>
    public static ImportOptions OptionsOf(string? format, string? delimiter, string[]? map)
    {
        try
        {
            return new()
            {
                Format = format switch
                {
                    null => null,
                    "csv" => ImportFormat.Csv,
                    "tsv" => ImportFormat.Tsv,
                    _ => ImportFormat.Json,
                },
                Delimiter = DelimiterOf(delimiter),
                Columns = ColumnMapping.Parse(string.Join(',', map ?? [])),
            };
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Usage, $"{e.Message}.");
        }
    }

    private static char? DelimiterOf(string? text) => text switch
    {
        null => null,
        "\\t" => '\t',
        [var sign] when char.IsAscii(sign) => sign,
        _ => throw new FormatException($"--delimiter “{text}” is not one ASCII character"),
    };
}
