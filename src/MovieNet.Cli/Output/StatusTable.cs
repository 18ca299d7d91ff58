using System.Globalization;
using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>How the servers are, one row each.</summary>
internal static class StatusTable
{
    public static void Write(Terminal terminal, IEnumerable<(ServerHealth Server, AskedStatus Status)> rows)
    {
        var table = new Table().NoBorder().AddColumns(
            Column("Server"), Column("State"), Column("Movies").RightAligned(), Column("Changes").RightAligned(), Column("Last change"), Column("Size").RightAligned(),
            Column("Started"), Column("Connections").RightAligned(), Column("Errors").RightAligned(), Column("Version"));
        foreach (var (server, asked) in rows)
        {
            var (word, style) = ServerTable.State(asked.Silence is null ? LinkState.Answers : server.State is LinkState.Answers ? LinkState.NoAnswer : server.State);
            var status = asked.Status;
            table.AddRow(
                new Text(server.Name), new Text(word, style), Number(status?.Movies), Number(status?.LastChange),
                Ago(asked.ChangedAt), new Text(status is null ? "" : SizeText.Of(status.DatabaseBytes)), Ago(status?.StartedAt), Number(status?.Connections), Number(status?.Errors),
                new Text(status is null ? "" : server.Hello?.Version ?? ""));
        }

        terminal.Console.Write(table);
    }

    public static void WriteJson(Terminal terminal, IEnumerable<(ServerHealth Server, AskedStatus Status)> rows)
    {
        using var json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteStartArray("servers");
        foreach (var (server, asked) in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", server.Name);
            json.WriteString("address", server.Entry.Address);
            json.WriteString("outcome", asked.Silence ?? "answered");
            if (asked.Status is { } status)
            {
                json.WriteString("serverId", server.Entry.ServerId?.ToString());
                json.WriteString("version", server.Hello?.Version);
                json.WriteNumber("movies", status.Movies);
                json.WriteNumber("lastChange", status.LastChange);
                json.WriteString("lastChangeAt", asked.ChangedAt is { } at ? Utc(at) : null);
                json.WriteNumber("databaseBytes", status.DatabaseBytes);
                json.WriteString("startedAt", Utc(status.StartedAt));
                json.WriteNumber("connections", status.Connections);
                json.WriteNumber("watchers", status.Watchers);
                json.WriteNumber("requests", status.Requests);
                json.WriteNumber("errors", status.Errors);
                json.WriteNumber("slowRequests", status.SlowRequests);
                json.WriteNumber("refusedTokens", status.RefusedTokens);
                json.WriteNumber("cacheHits", status.CacheHits);
                json.WriteNumber("cacheMisses", status.CacheMisses);
                json.WriteNumber("writesWaiting", status.WritesWaiting);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.End(terminal);
    }

    private static TableColumn Column(string head) => new TableColumn(new Text(head, Styles.Quiet)).NoWrap().PadRight(2);

    private static Text Number(long? number) => new(number?.ToString("N0", CultureInfo.InvariantCulture) ?? "");

    private static Text Ago(DateTimeOffset? time) => new(time is { } known ? TimeText.Ago(TimeProvider.System.GetUtcNow() - known) : "");

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
