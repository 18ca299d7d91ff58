namespace MovieNet.Cli.Output;

/// <summary>Where an export goes: the standard output, or a file that has its name only when it is whole.</summary>
internal sealed class ExportOutput : IDisposable
{
    private readonly string? path;
    private bool isKept;

    private ExportOutput(Stream stream, string? path) => (Stream, this.path) = (stream, path);

    public Stream Stream { get; }

    public bool IsStandard => path is null;

    private string Unfinished => path + ".part";

    /// <exception cref="CommandException">The file is there, or cannot be written.</exception>
    public static ExportOutput Open(Terminal terminal, string path, bool overwrite)
    {
        if (path is "-")
        {
            return new(terminal.Bytes, null);
        }

        if (File.Exists(path) && !overwrite)
        {
            throw new CommandException(ExitCode.Usage, $"{path} is there already: --overwrite writes over it.");
        }

        try
        {
            return new(new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.Read), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"{path} cannot be written: {e.Message}");
        }
    }

    /// <summary>Called when everything is written.</summary>
    public void Keep()
    {
        isKept = true;
        if (path is not null)
        {
            Stream.Dispose();
            File.Move(Unfinished, path, overwrite: true);
        }
    }

    public void Dispose()
    {
        if (!isKept && path is not null)
        {
            Stream.Dispose();
            File.Delete(Unfinished);
        }
    }
}
