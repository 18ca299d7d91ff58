using System.Text.Json.Nodes;
using MovieNet.Server.Access;
using MovieNet.Server.Commands;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Access;

/// <summary>A server that asks for tokens.</summary>
public sealed class TokenTests : ServerTest, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Dictionary<Right, string> secrets = [];

    private TokenFile Tokens => new(folder.File("tokens"));

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Commands => [.. CommandTable.All.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_needs_its_right(string name)
    {
        var needed = CommandTable.Find(System.Text.Encoding.UTF8.GetBytes(name))!.Right;
        foreach (var right in new[] { Right.None }.Concat(Rights.All))
        {
            await using var client = await ConnectAsync(right);
            var code = (int?)(await AskAsync(client, name))["error"]?["code"] ?? 0;

            Assert.Equal(right >= needed, code is not (4 or 5));
            Assert.True(right >= needed || code == (right == Right.None ? 4 : 5), $"{name} with {right}: {code}");
        }
    }

    [Fact]
    public async Task Without_the_right_nothing_is_written_by_whatever_kind_of_message()
    {
        await using var reader = await ConnectAsync(Right.Read);
        const string add = """{"jsonrpc":"2.0","method":"movies.add","params":{"movie":{"title":"Alien"}}}""";
        await reader.SendAsync(add, $"[{add},{add[..^1]},\"id\":1}}]");

        Assert.Equal(5, (int)(await reader.ReadJsonAsync())[0]!["error"]!["code"]!);
        Assert.Equal(0, (long)(await reader.ResultAsync("server.status"))["lastChange"]!);
    }

    [Fact]
    public async Task An_answer_that_lies_in_memory_is_not_given_to_who_may_not_read()
    {
        const string get = """{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"Alien"}}""";
        await using var writer = await ConnectAsync(Right.Write);
        await writer.ResultAsync("movies.add", "{'movie':{'title':'Alien'}}");
        for (var time = 0; time < 3; time++)
        {
            await writer.SendAsync(get);
            Assert.Equal("Alien", (string)(await writer.ReadJsonAsync())["result"]!["movies"]![0]!["title"]!);
        }

        await Client.SendAsync(get);
        var refused = (await Client.ReadJsonAsync())["error"]!;
        Assert.Equal((4, "movies.get needs a token: send server.authenticate first"), ((int)refused["code"]!, (string)refused["message"]!));
    }

    [Fact]
    public async Task A_right_holds_the_lower_ones_and_the_answer_says_which()
    {
        var granted = await Client.ResultAsync("server.authenticate", $"{{'token':'{secrets[Right.Write]}'}}");

        Assert.Equal("""{"rights":["read","write"]}""", granted.ToJsonString());
    }

    [Fact]
    public async Task The_change_log_says_whose_token_it_was_and_who_the_client_says_it_is()
    {
        await using var writer = await ConnectAsync(Right.Write);
        await writer.SendAsync("""{"jsonrpc":"2.0","id":1,"actor":"ada","method":"movies.add","params":{"movie":{"title":"Alien"}}}""", """{"jsonrpc":"2.0","id":2,"method":"movies.add","params":{"movie":{"title":"Ran"}}}""");
        await writer.ReadJsonAsync();
        await writer.ReadJsonAsync();

        var changes = (await writer.ResultAsync("changes.list"))["changes"]!.AsArray();
        Assert.Equal(["token-Write: ada", "token-Write"], changes.Select(change => (string)change!["who"]!));
    }

    [Fact]
    public async Task A_revoked_token_ends_who_uses_it_and_is_not_taken_again()
    {
        await using var writer = await ConnectAsync(Right.Write);
        Tokens.Revoke("token-Write");

        // Nothing is asked: the server closes the connection by itself.
        Assert.Empty(await writer.ReadToEndAsync());
        Assert.Equal("this token is not known here; it may have been revoked", (string)(await Client.ErrorAsync("server.authenticate", $"{{'token':'{secrets[Right.Write]}'}}"))["message"]!);
    }

    [Fact]
    public async Task A_new_token_counts_at_once()
    {
        var secret = Tokens.Add("new", Right.Read, TimeProvider.System);

        await Client.ResultAsync("server.authenticate", $"{{'token':'{secret}'}}");
    }

    [Fact]
    public async Task After_several_wrong_tokens_none_of_that_address_is_looked_at_for_a_while_and_none_is_logged()
    {
        const string wrong = "mnt_wrong-wrong-wrong";
        for (var time = 0; time < 6; time++)
        {
            await Client.ErrorAsync("server.authenticate", $"{{'token':'{wrong}'}}");
        }

        var error = await Client.ErrorAsync("server.authenticate", $"{{'token':'{secrets[Right.Read]}'}}");
        Assert.StartsWith("too many wrong tokens came from your address; try again in ", (string)error["message"]!, StringComparison.Ordinal);
        Assert.Contains("a wrong token came from 127.0.0.1", Server.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, Server.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_is_a_hash_that_only_the_owner_may_read()
    {
        var content = await File.ReadAllTextAsync(Tokens.Path, TestContext.Current.CancellationToken);

        Assert.All(secrets.Values, secret => Assert.DoesNotContain(secret, content, StringComparison.Ordinal));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Tokens.Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_list_of_tokens_that_was_spoiled_stays_as_it_was_and_is_complained_of()
    {
        await File.WriteAllTextAsync(Tokens.Path, "{", TestContext.Current.CancellationToken);

        await Client.ResultAsync("server.authenticate", $"{{'token':'{secrets[Right.Read]}'}}");
        Assert.Contains("; the tokens stay as they were", Server.Log.ToString(), StringComparison.Ordinal);
    }

    protected override Task<TestServer> StartAsync()
    {
        foreach (var right in Rights.All)
        {
            secrets[right] = Tokens.Add($"token-{right}", right, TimeProvider.System);
        }

        return TestServer.StartAsync(tokens: Tokens.Path, logLevel: Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    private async Task<RawClient> ConnectAsync(Right right)
    {
        var client = await Server.ConnectAsync();
        if (right != Right.None)
        {
            await client.ResultAsync("server.authenticate", $"{{'token':'{secrets[right]}'}}");
        }

        return client;
    }

    private static async Task<JsonNode> AskAsync(RawClient client, string method)
    {
        await client.SendAsync($$"""{"jsonrpc":"2.0","id":"asked","method":"{{method}}"}""");
        return await client.ReadJsonAsync();
    }
}
