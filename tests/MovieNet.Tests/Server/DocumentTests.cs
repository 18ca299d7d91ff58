using System.Text.RegularExpressions;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Tests.Server;

/// <summary>Holds docs/protocol.md against the server: a client's author has nothing else.</summary>
public sealed partial class DocumentTests : ServerTest
{
    private static readonly string[] Document = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "protocol.md"));

    [Fact]
    public async Task Every_transcript_is_what_happens()
    {
        var transcripts = 0;
        for (var at = 0; at < Document.Length; at++)
        {
            if (Document[at] is "```transcript")
            {
                transcripts++;
                at = await ReplayAsync(at + 1);
            }
        }

        Assert.True(transcripts > 10, "where are the transcripts?");
    }

    [Fact]
    public void The_table_of_methods_is_the_command_table()
    {
        var lines = CommandTable.All.Select(command => $"| `{command.Name}` | {command.Right.ToString().ToLowerInvariant()} | {command.Summary} |");

        Assert.Equal(string.Join('\n', lines), string.Join('\n', Document.Where(line => MethodLine().IsMatch(line))));
    }

    [Fact]
    public void Every_method_has_its_paragraph()
    {
        var headings = Document.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', CommandTable.All.Select(command => command.Name)), string.Join(' ', headings));
    }

    [Fact]
    public async Task Hello_names_the_methods_and_limits_of_the_page()
    {
        var hello = await Client.ResultAsync("server.hello");

        Assert.Equal(
            string.Join(' ', CommandTable.All.Select(command => command.Name)),
            string.Join(' ', hello["methods"]!.AsArray().Select(name => (string)name!)));
        foreach (var (limit, value) in hello["limits"]!.AsObject())
        {
            Assert.Contains(Document, line => line.StartsWith(FormattableString.Invariant($"| `{limit}` | {(int)value!:N0} |"), StringComparison.Ordinal));
        }

        Assert.Equal(8, hello["limits"]!.AsObject().Count);
    }

    [Fact]
    public void Every_error_code_is_in_the_table_of_errors()
    {
        foreach (var code in Enum.GetValues<ErrorCode>())
        {
            Assert.Contains(Document, line => line.StartsWith(FormattableString.Invariant($"| {(int)code} | "), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_tables_of_title_keys_are_right()
    {
        var rows = Document.Select(line => KeyLine().Match(line)).Where(match => match.Success).ToList();

        Assert.True(rows.Count >= 15, "where are the tables?");
        Assert.All(rows, row =>
        {
            var title = row.Groups["title"].Value;
            var keys = row.Groups["keys"].Value.Split("`, `");
            Assert.Equal(string.Join('|', keys), TitleKey.FurtherOf(title) is { Count: > 0 } further ? string.Join('|', further) : TitleKey.Of(title));
        });
    }

    private async Task<int> ReplayAsync(int at)
    {
        await using var client = await Server.ConnectAsync();
        for (; Document[at] is not "```"; at++)
        {
            var line = Document[at];
            if (line.StartsWith("--> ", StringComparison.Ordinal))
            {
                await client.SendAsync(line[4..]);
                continue;
            }

            Assert.StartsWith("<-- ", line, StringComparison.Ordinal);
            var answer = await client.ReadLineAsync();
            if (line is "<-- (closed)")
            {
                Assert.Null(answer);
                continue;
            }

            Assert.NotNull(answer);
            var expected = "^" + string.Join(".*", line[4..].Split('…').Select(Regex.Escape)) + "$";
            Assert.True(
                Regex.IsMatch(answer, expected, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)),
                $"line {at + 1} of docs/protocol.md\nsays:   {line[4..]}\nbut is: {answer}");
        }

        return at;
    }

    [GeneratedRegex("^\\| `[a-z]+\\.[a-z]+` \\| (none|read|write|admin) \\|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex MethodLine();

    [GeneratedRegex("^\\| `(?<title>[^`]+)` \\| `(?<keys>[^`]+(`, `[^`]+)*)` \\|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex KeyLine();
}
