using System.Globalization;
using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>The servers of the list and how they are.</summary>
internal static class ServerTable
{
    public static void Write(Terminal terminal, IReadOnlyList<ServerHealth> servers, IReadOnlyDictionary<string, TimeSpan> latencies)
    {
        if (servers.Count == 0)
        {
            terminal.PlainOut.WriteLine("The server list is empty. Add a server with movienet addserver NAME HOST:PORT");
            return;
        }

        // Without tags their column would only push the reasons to the right.
        var hasTags = servers.Any(server => server.Entry.Tags.Count > 0);
        TableColumn[] tags = hasTags ? [Column("Tags")] : [];
        var table = new Table().NoBorder().AddColumns(
        [
            Column("Server"), Column("State"), Column("Address"), Column("Latency").RightAligned(), Column("Movies").RightAligned(), Column("Version"),
            .. tags, new TableColumn(""),
        ]);
        foreach (var server in servers)
        {
            var (word, style) = State(server.State);
            var answers = server.State == LinkState.Answers;
            Text[] cells =
            [
                new Text(server.Name), new Text(word, style), new Text(server.Entry.Address),
                new Text(answers && latencies.TryGetValue(server.Name, out var latency) ? string.Create(CultureInfo.InvariantCulture, $"{latency.TotalMilliseconds:0.0} ms") : ""),
                new Text(answers ? server.Status!.Movies.ToString("N0", CultureInfo.InvariantCulture) : ""),
                new Text(answers ? server.Hello!.Version : ""),
                .. hasTags ? new[] { new Text(ServerTags.Text(server.Entry.Tags)) } : [],
                new Text(server.State == LinkState.Paused ? "" : server.Reason ?? ""),
            ];
            table.AddRow(cells);
        }

        terminal.Console.Write(table);
    }

    public static void WriteJson(Terminal terminal, IReadOnlyList<ServerHealth> servers, IReadOnlyDictionary<string, TimeSpan> latencies)
    {
        using var json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteStartArray("servers");
        foreach (var server in servers)
        {
            json.WriteStartObject();
            json.WriteString("name", server.Name);
            json.WriteString("address", server.Entry.Address);
            json.WriteString("outcome", server.Reason ?? "answered");
            if (server.Entry.Tags.Count > 0)
            {
                json.WriteList("tags", server.Entry.Tags);
            }

            if (server.Entry.ServerId is { } id)
            {
                json.WriteString("serverId", id);
            }

            if (server is { State: LinkState.Answers, Hello: { } hello, Status: { } status })
            {
                json.WriteString("version", hello.Version);
                json.WriteNumber("movies", status.Movies);
            }

            if (latencies.TryGetValue(server.Name, out var latency))
            {
                json.WriteNumber("latencyMs", Math.Round(latency.TotalMilliseconds, 1));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.End(terminal);
    }

    private static TableColumn Column(string head) => new TableColumn(new Text(head, Styles.Quiet)).NoWrap().PadRight(2);

    /// <summary>A state in a word, with its sign.</summary>
    public static (string Word, Style Style) State(LinkState state) => state switch
    {
        LinkState.Answers => ("✓ answers", Styles.Good),
        LinkState.Paused => ("‖ paused", Styles.Quiet),
        LinkState.Refused => ("! not asked", Styles.Missing),
        _ => ("? no answer", Styles.Quiet),
    };
}
