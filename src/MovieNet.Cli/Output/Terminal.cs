using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>Where results and errors go: with colours and cut to the width on a terminal, plain and whole in a file or a pipe.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>Lines in files may be longer; tables are not.</summary>
    private const int PlainWidth = 120;

    private readonly Stream bytes = OpenOutput();
    private IAnsiConsole? console;
    private IAnsiConsole? errorConsole;

    public Terminal()
    {
        PlainOut = new StreamWriter(bytes, new UTF8Encoding(false)) { AutoFlush = !System.Console.IsOutputRedirected };
        Error = new StreamWriter(System.Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Whether somebody looks at the output.</summary>
    public static bool IsTerminal => !System.Console.IsOutputRedirected;

    /// <summary>Whether somebody looks at errors and at how far work is.</summary>
    public static bool IsErrorTerminal => !System.Console.IsErrorRedirected;

    /// <summary>Whether somebody can be asked.</summary>
    public static bool IsInteractive => IsTerminal && !System.Console.IsInputRedirected;

    /// <summary>For text without colours.</summary>
    public TextWriter PlainOut { get; }

    /// <summary>For errors and warnings.</summary>
    public TextWriter Error { get; }

    /// <summary>For JSON.</summary>
    public Stream Bytes => bytes;

    /// <summary>For text with colours where they can be shown.</summary>
    public IAnsiConsole Console => console ??= Create(PlainOut, IsTerminal, IsInteractive);

    /// <summary>For what moves, such as a bar; only where <see cref="IsErrorTerminal"/>.</summary>
    public IAnsiConsole ErrorConsole => errorConsole ??= Create(Error, IsErrorTerminal, IsErrorTerminal);

    /// <summary>A line for errors and warnings that also goes well with a bar below it.</summary>
    public void Warn(string line)
    {
        if (IsErrorTerminal)
        {
            ErrorConsole.WriteLine(line);
        }
        else
        {
            Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        try
        {
            PlainOut.Dispose();
        }
        catch (IOException)
        {
            // Said when it was flushed.
        }

        Error.Dispose();
    }

    /// <summary>
    /// .NET's own stream says nothing of a pipe whose reader has gone, so that a long list would be read to its end for nobody.
    /// Files keep it, because it leaves their position to the programs that write behind this one.
    /// </summary>
    private static Stream OpenOutput()
    {
        if (!IsTerminal && !OperatingSystem.IsWindows())
        {
            var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!output.CanSeek)
            {
                return output;
            }
        }

        return System.Console.OpenStandardOutput();
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool isInteractive)
    {
        var created = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
        {
            created.Profile.Width = PlainWidth;
        }

        return created;
    }
}
