using System.Text;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>Where results and errors go: with colours and cut to the width on a terminal, plain and whole in a file or a pipe.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>Lines in files may be longer; tables are not.</summary>
    private const int PlainWidth = 120;

    private readonly Stream bytes = System.Console.OpenStandardOutput();
    private IAnsiConsole? console;

    public Terminal()
    {
        PlainOut = new StreamWriter(bytes, new UTF8Encoding(false)) { AutoFlush = !System.Console.IsOutputRedirected };
        Error = new StreamWriter(System.Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Whether somebody looks at the output.</summary>
    public static bool IsTerminal => !System.Console.IsOutputRedirected;

    /// <summary>Whether somebody can be asked.</summary>
    public static bool IsInteractive => IsTerminal && !System.Console.IsInputRedirected;

    /// <summary>For text without colours.</summary>
    public TextWriter PlainOut { get; }

    /// <summary>For errors and warnings.</summary>
    public TextWriter Error { get; }

    /// <summary>For JSON.</summary>
    public Stream Bytes => bytes;

    /// <summary>For text with colours where they can be shown.</summary>
    public IAnsiConsole Console => console ??= Create();

    public void Dispose()
    {
        PlainOut.Dispose();
        Error.Dispose();
    }

    private IAnsiConsole Create()
    {
        var created = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(PlainOut),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!IsTerminal)
        {
            created.Profile.Width = PlainWidth;
        }

        return created;
    }
}
