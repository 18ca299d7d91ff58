using System.Globalization;
using System.Text;
using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Commands;
using MovieNet.Server.Maintenance;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Attacks;

/// <summary>
/// Spoiled messages by the hundred thousand: each line gets an answer that the protocol knows, no connection is lost, and the
/// database is whole. MOVIENET_FUZZ says how many, MOVIENET_FUZZ_SEED which; a failure names the seed and the lines.
/// </summary>
public sealed class FuzzTests : ServerTest
{
    private const int Connections = 4;
    private const int Together = 100;
    private const string Sentinel = "the lines before this one are answered";

    private static readonly int[] Allowed =
    [
        (int)ErrorCode.ParseError, (int)ErrorCode.InvalidRequest, (int)ErrorCode.MethodNotFound, (int)ErrorCode.InvalidParams,
        (int)ErrorCode.NotFound, (int)ErrorCode.AlreadyExists, (int)ErrorCode.Conflict,
    ];

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Fact]
    public void The_messages_to_spoil_call_every_command()
    {
        var text = string.Concat(Corpus.Messages.Select(Encoding.UTF8.GetString));

        Assert.All(CommandTable.All, command => Assert.Contains($"\"{command.Name}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Spoiled_messages_are_answered_by_the_protocol_and_harm_nothing()
    {
        var messages = Setting("MOVIENET_FUZZ", 200_000);
        var seed = Setting("MOVIENET_FUZZ_SEED", 20_261_125);
        // Many, so that the last one's id is in no message.
        await Client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', Enumerable.Range(1, 700).Select(n => $"{{'title':'Good {n}'}}"))}]}}");

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => Task.Run(() => AttackAsync(seed + number, messages / Connections))));

        Assert.Equal("Emma", (string)(await Client.ResultAsync("movies.add", "{'movie':{'title':'Emma','year':2020,'imdbId':'tt9214832'}}"))["movie"]!["title"]!);
        Assert.Equal("", Server.Log.ToString());
        await Server.UntilAsync(() => Server.Server.Sessions.Count == 1, "nothing is held for those who are gone");
        await Server.StopAsync();
        await using var report = new StringWriter();
        Assert.True(DatabaseCheck.Run(Server.Data, report) == 0, report.ToString());
    }

    private async Task AttackAsync(int seed, int messages)
    {
        var mutator = new Mutator(seed);
        await using var client = await Server.ConnectAsync();
        await using var good = await Server.ConnectAsync();
        await client.ResultAsync("server.hello");
        for (var sent = 0; sent < messages; sent += Together)
        {
            var lines = Enumerable.Range(0, Together).Select(_ => mutator.Next()).ToList();
            var end = Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":"{{{Sentinel}}}","method":"movies.get","params":{"id":1}}""");
            try
            {
                // Not awaited before reading: a server may answer while it reads.
                var sending = client.SendBytesAsync(lines.Append(end).SelectMany(line => line.Append((byte)'\n')).ToArray());
                while (!Judge(await client.ReadLineAsync()))
                {
                }

                await sending;
                Assert.Equal(["Good 700"], Titles(await good.ResultAsync("movies.get", "{'title':'good 700'}")));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, messages {sent} to {sent + Together}: {e.Message}\n{string.Join('\n', lines.Select(Convert.ToHexString))}", e);
            }
        }
    }

    /// <summary>Whether this is the answer that ends a group of lines. Fails where the protocol knows no such line.</summary>
    private static bool Judge(string? line)
    {
        using var json = JsonDocument.Parse(line ?? throw new EndOfStreamException("the server closed the connection"));
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
        {
            Assert.NotEqual(0, root.GetArrayLength());
            Assert.All(root.EnumerateArray(), answer => JudgeOne(answer));
            return false;
        }

        JudgeOne(root);
        return root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(Sentinel);
    }

    private static void JudgeOne(JsonElement answer)
    {
        Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
        if (answer.TryGetProperty("method", out var method))
        {
            Assert.Equal("movies.changed", method.GetString());
            return;
        }

        Assert.True(answer.GetProperty("id").ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null);
        Assert.NotEqual(answer.TryGetProperty("result", out _), answer.TryGetProperty("error", out var error));
        if (error.ValueKind != JsonValueKind.Undefined)
        {
            Assert.Contains(error.GetProperty("code").GetInt32(), Allowed);
            Assert.NotEqual("", error.GetProperty("message").GetString());
        }
    }
}
