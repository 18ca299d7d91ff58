namespace MovieNet.Web;

/// <summary>Options without a value, which ASP.NET's own command line does not know: <c>--without-sign-in</c> is <c>--without-sign-in=true</c>.</summary>
internal static class Switches
{
    private static readonly string[] All = ["--without-sign-in", "--new-administrator"];

    public static string[] Complete(string[] arguments) => [.. arguments.Select(argument => All.Contains(argument, StringComparer.Ordinal) ? argument + "=true" : argument)];
}
