using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>The signs of the window as characters; the colour only repeats what the sign says.</summary>
internal static class Signs
{
    public const string Legend = "✓ has it   ≠ differs   ≈ same, written otherwise   2 has it twice   − does not have it   ? not known";

    public static string Of(Sign sign) => sign switch
    {
        Sign.Agrees => "✓",
        Sign.Differs => "≠",
        Sign.Notation => "≈",
        Sign.Twice => "2",
        Sign.Missing => "−",
        _ => "?",
    };

    public static Style StyleOf(Sign sign) => sign switch
    {
        Sign.Differs or Sign.Twice => Styles.Differs,
        Sign.Missing => Styles.Missing,
        Sign.Asking or Sign.Unknown => Styles.Quiet,
        _ => Style.Plain,
    };
}

/// <summary>The few colours, all out of the terminal's own sixteen, so that they fit its theme.</summary>
internal static class Styles
{
    public static readonly Style Head = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(decoration: Decoration.Dim);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Differs = new(Color.Olive);
    public static readonly Style Missing = new(Color.Maroon);
}
