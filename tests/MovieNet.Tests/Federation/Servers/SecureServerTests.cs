using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Server.Access;
using MovieNet.Server.Commands;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Servers;

/// <summary>Servers of the list that encrypt and ask for tokens.</summary>
public sealed class SecureServerTests : FleetTest, IDisposable
{
    private readonly TempFolder folder = new();

    private TokenFile Tokens => new(folder.File("tokens"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_that_asks_for_a_token_is_not_asked_without_one_and_answers_as_soon_as_it_is_given()
    {
        var (entry, secret) = await GuardedAsync(Right.Write);
        List.Add(entry);
        var fleet = await FleetAsync();
        Assert.Equal("it asks for a token, and none is set for it", (await UntilAsync(fleet, "Alpha", LinkState.Refused)).Reason);

        List.Update("Alpha", entry with { Token = new(secret) });
        await UntilAsync(fleet, "Alpha", LinkState.Answers);
        Assert.All(await AskAsync(fleet, Lane.Person), answer => Assert.Null(answer.Silence));
        Assert.All(await AskAsync(fleet, Lane.Bulk), answer => Assert.Null(answer.Silence));
    }

    [Fact]
    public async Task A_token_that_is_revoked_ends_the_asking_and_the_reason_says_so()
    {
        var (entry, secret) = await GuardedAsync(Right.Read);
        List.Add(entry with { Token = new(secret) });
        var fleet = await FleetAsync();
        await UntilAsync(fleet, "Alpha", LinkState.Answers);

        Tokens.Revoke("web");

        // A sign of life that is asked for before the session ends is told only that it needs a token; the next try knows more.
        await UntilAsync(fleet, "Alpha", LinkState.Refused);
        await UntilAsync(fleet, () => fleet.Servers is [{ State: LinkState.Refused, Reason: "it does not accept the token: this token is not known here; it may have been revoked" }]);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_the_trusted_one_is_sent_nothing()
    {
        var fingerprint = SelfSigned.Write(folder.File("a.pem"), ["127.0.0.1"], TimeProvider.System.GetUtcNow());
        var server = Use(await TestServer.StartAsync("Alpha", certificate: folder.File("a.pem")));
        var entry = new ServerEntry("Alpha", "127.0.0.1", server.Endpoint.Port) { Tls = true, Fingerprint = fingerprint };
        List.Add(entry with { Fingerprint = new('0', 64) });
        var fleet = await FleetAsync();
        Assert.StartsWith("it shows another certificate than the one that was trusted", (await UntilAsync(fleet, "Alpha", LinkState.Refused)).Reason, StringComparison.Ordinal);
        Assert.Null(List.Find("Alpha")!.ServerId);

        List.Update("Alpha", entry);
        await UntilAsync(fleet, "Alpha", LinkState.Answers);
    }

    [Fact]
    public async Task A_write_stands_in_the_change_log_under_the_token_and_whom_it_was_planned_for()
    {
        var (entry, secret) = await GuardedAsync(Right.Write);
        List.Add(entry with { Token = new(secret) });
        var fleet = await FleetAsync();
        await UntilAsync(fleet, "Alpha", LinkState.Answers);
        var writer = Use(new Writer(fleet, State));
        var write = new PlannedAdd("Alpha", fleet.Servers[0].Entry.ServerId!.Value, Guid.NewGuid(), new() { Title = "Ran" }) { Actor = "ada" };

        Assert.Equal(WriteOutcome.Written, (await writer.ApplyAsync([write], Token).SingleAsync(Token)).Outcome);

        var changes = await fleet.AskAsync((_, client, token) => client.ChangesAsync(new(), token), cancellationToken: Token).SingleAsync(Token);
        Assert.Equal("web: ada", Assert.Single(changes.Value!.Changes).Who);
    }

    [Fact]
    public void A_token_is_kept_encrypted_and_without_its_keys_it_is_no_token()
    {
        const string secret = "mnt_abcdefghijklmnopqrstuvwxyz";
        List.Add(new ServerEntry("Alpha", "127.0.0.1", 5870) { Token = new(secret) });

        Assert.Equal(secret, new ServerList(new StateDatabase(Path.GetDirectoryName(State.File)!)).Find("Alpha")!.Token!.Reveal());
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(State.File)!))
        {
            Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }

        Directory.Delete(Path.Combine(Path.GetDirectoryName(State.File)!, "keys"), recursive: true);
        Assert.Null(new ServerList(new StateDatabase(Path.GetDirectoryName(State.File)!)).Find("Alpha")!.Token);
    }

    [Fact]
    public void A_token_is_seen_neither_in_an_entry_as_text_nor_in_a_file_of_the_list()
    {
        var entry = new ServerEntry("Alpha", "127.0.0.1", 5870) { Tls = true, Fingerprint = new('a', 64), Token = new("mnt_secret") };

        Assert.DoesNotContain("mnt_secret", entry.ToString(), StringComparison.Ordinal);
        var file = ServerListFile.Write([entry]);
        Assert.DoesNotContain("mnt_secret", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(entry with { Token = null }, Assert.Single(ServerListFile.Read(file)));
    }

    private async Task<(ServerEntry Entry, string Secret)> GuardedAsync(Right right)
    {
        var secret = Tokens.Add("web", right, TimeProvider.System);
        var server = Use(await TestServer.StartAsync("Alpha", tokens: Tokens.Path));
        return (new("Alpha", "127.0.0.1", server.Endpoint.Port), secret);
    }

    private static ValueTask<List<Answer<ServerStatus>>> AskAsync(Fleet fleet, Lane lane) =>
        fleet.AskAsync((_, client, token) => client.StatusAsync(token), lane, cancellationToken: Token).ToListAsync(Token);
}
