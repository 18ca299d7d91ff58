using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Tests.Federation;
using MovieNet.Web.Accounts;
using MovieNet.Web.Servers;
using TestResult = MovieNet.Web.Servers.TestResult;

namespace MovieNet.Tests.Web.Servers;

public sealed class TestResultTests : FleetComponentTest
{
    private static readonly ServerEntry Entry = new("New", "films.example.org", 5870);

    [Fact]
    public async Task What_was_found_is_said_step_by_step()
    {
        await using var server = await TestServer.StartAsync("Found");
        var test = await ServerTest.RunAsync(Fleet, Visitors.Of(Role.Administrator), new("New", "127.0.0.1", server.Endpoint.Port), TimeProvider.System, TestContext.Current.CancellationToken);

        var result = Show(test);

        Assert.Equal(
            ["Connected", "Speaks MovieNet protocol 1, same title key", "Not in your list under another name", "On this machine: nothing of it goes over a network"],
            result.FindAll("li > span:nth-of-type(1)").Select(line => line.Words()));
        Assert.Contains("“Found”, 0 movies", result.Find("dl").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_others_can_read_is_warned_of_and_more_so_with_a_token()
    {
        var probe = new ServerProbe(new(1, Guid.NewGuid(), "Found", "0.1.0", 1, ServerLimits.Default, []), null, [], null);

        Assert.Contains("Not encrypted: who is on the way can read. Fine at home", Show(new(Entry, probe, null, default)).Words(), StringComparison.Ordinal);
        Assert.Contains("can read the token too.", Show(new(Entry with { Token = new("mnt") }, probe, null, default)).Words(), StringComparison.Ordinal);
        Assert.Contains("Encrypted; this machine trusts its certificate", Show(new(Entry with { Tls = true }, probe, null, default)).Words(), StringComparison.Ordinal);
        Assert.Contains("Encrypted; it shows the certificate that you trust", Show(new(Entry with { Tls = true, Fingerprint = "aa" }, probe, null, default)).Words(), StringComparison.Ordinal);
        Assert.Contains("Cannot be used: it is in the list.", Show(new(Entry, probe with { Objection = "it is in the list" }, null, default)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_is_shown_and_can_be_trusted()
    {
        PresentedCertificate? trusted = null;
        var shown = new PresentedCertificate("abcdef", "CN=films", DateTimeOffset.UnixEpoch);
        var result = Show(new(Entry, null, "its certificate is not trusted", default) { Certificate = shown, IsUnwelcome = true }, certificate => trusted = certificate);

        Assert.StartsWith("It cannot be made sure that this is your server. Its certificate is not trusted. Nothing was sent to it.", result.Find("li").Words(), StringComparison.Ordinal);
        Assert.Contains("AB:CD:EF", result.Words(), StringComparison.Ordinal);
        result.Button("They are the same: trust it").Click();
        Assert.Same(shown, trusted);
    }

    [Fact]
    public void Not_to_be_let_in_is_something_else_than_no_answer()
    {
        Assert.StartsWith("It is there, but does not let you in: it asks for a token.", Show(new(Entry, null, "it asks for a token", default) { IsUnwelcome = true }).Find("li").Words(), StringComparison.Ordinal);
        Assert.StartsWith("Nothing answers at films.example.org:5870: connection refused.", Show(new(Entry, null, "connection refused", default)).Find("li").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_named_with_their_years() =>
        Assert.Equal("Ran (1985), Emma", TestResult.Titles([Records.On("Alpha", "Ran", 1985).Record, Records.On("Alpha", "Emma").Record]));

    private IRenderedComponent<TestResult> Show(ServerTest test, Action<PresentedCertificate>? trust = null) =>
        Render<TestResult>(p => p.Add(result => result.Test, test).Add(result => result.OnTrust, certificate => trust?.Invoke(certificate)));
}
