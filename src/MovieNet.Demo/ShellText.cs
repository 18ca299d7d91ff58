using System.Diagnostics;

namespace MovieNet.Demo;

/// <summary>A command as a person can paste it into a shell.</summary>
internal static class ShellText
{
    public static string Of(ProcessStartInfo start)
    {
        var home = start.Environment.TryGetValue(Programs.HomeVariable, out var value) ? $"{Programs.HomeVariable}={Quote(value!)} " : "";
        return home + string.Join(' ', start.ArgumentList.Prepend(start.FileName).Select(Quote));
    }

    private static string Quote(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "/.:-_=+".Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
