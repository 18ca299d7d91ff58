using System.ComponentModel;
using System.Diagnostics;

namespace MovieNet.Testing;

/// <summary>Watches the system calls of a daemon, or lets some of them fail as a bad disk would. Only Linux has strace.</summary>
public static class Strace
{
    private const string Unfinished = "<unfinished ...>";
    private const string Resumed = " resumed>";

    private static readonly Lazy<string?> Missing = new(WhyMissing);

    /// <summary>What starts a program so (see <see cref="ServerProcess.StartBy"/>): the process is the program's own, strace stands beside it.</summary>
    /// <param name="output">Where the calls are written down.</param>
    /// <param name="options">Which calls, and what happens to them.</param>
    /// <exception cref="InvalidOperationException">There is none, or it may not; says what to do.</exception>
    public static string[] Starter(string output, params string[] options) => Missing.Value is { } why
        ? throw new InvalidOperationException($"This test needs strace, and may not be skipped: install it (Debian: apt-get install strace), or run eng/require-strace. {why}")
        : ["strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "65536", "-o", output, .. options];

    /// <summary>The calls in the order in which they began. To be read when the program has ended.</summary>
    public static async Task<IReadOnlyList<SystemCall>> ReadAsync(string output)
    {
        var calls = new List<SystemCall>();
        var unfinished = new Dictionary<string, (string Text, int Began)>(StringComparer.Ordinal);
        var place = 0;
        await foreach (var line in File.ReadLinesAsync(output))
        {
            place++;
            var at = line.IndexOf(' ', StringComparison.Ordinal);
            var (thread, text) = (line[..at], line[at..].TrimStart());
            if (text.StartsWith("<... ", StringComparison.Ordinal))
            {
                var (begin, began) = unfinished[thread];
                Add(begin + text[(text.IndexOf(Resumed, StringComparison.Ordinal) + Resumed.Length)..], began);
            }
            else if (text.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                unfinished[thread] = (text[..^Unfinished.Length], place);
            }
            else
            {
                Add(text, place);
            }
        }

        return [.. calls.OrderBy(call => call.Began)];

        void Add(string text, int began)
        {
            // Anything else is a signal or an end.
            if (char.IsAsciiLetter(text[0]))
            {
                var name = text[..text.IndexOf('(', StringComparison.Ordinal)];
                calls.Add(new(name, text[name.Length..], began, place));
            }
        }
    }

    private static string? WhyMissing()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
            var errors = probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            return probe.ExitCode == 0 ? null : errors;
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}
