using System.Text;
using MovieNet.Federation;

namespace MovieNet.Tests.Federation.Servers;

public sealed class ServerListFileTests
{
    private static readonly Guid Met = new("7f3c91d2-0000-4000-8000-000000000001");

    [Fact]
    public void A_list_comes_back_from_its_file_as_it_was()
    {
        ServerEntry[] list =
        [
            new("Main “library”", "films.example.org", 5870, Met) { Tags = ["archive", "film club"] },
            new("Delta", "::1", 5871, Paused: true),
        ];

        Assert.Equal(list, ServerListFile.Read(ServerListFile.Write(list)));
    }

    [Fact]
    public void The_file_is_one_that_a_person_can_read_and_write()
    {
        var text = Encoding.UTF8.GetString(ServerListFile.Write([new("Alpha", "127.0.0.1", 5870, Met) { Tags = ["archive"] }]));

        Assert.Equal(
            """
            {
              "movieNetServers": 1,
              "servers": [
                {
                  "name": "Alpha",
                  "host": "127.0.0.1",
                  "port": 5870,
                  "tags": [
                    "archive"
                  ],
                  "serverId": "7f3c91d2-0000-4000-8000-000000000001"
                }
              ]
            }

            """,
            text, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("""{"movieNetServers":2,"servers":[]}""", "newer MovieNet (version 2")]
    [InlineData("""{"servers":[]}""", "it is no server list: expected")]
    [InlineData("""{"movieNetServers":1}""", "it is no server list: expected")]
    [InlineData("null", "it is no server list: expected")]
    [InlineData("""{"movieNetServers":1,"servers":[null]}""", "a server is null")]
    [InlineData("{\"movieNetServers\":1,\"servers\":[\n{\"port\":\"5870\"}]}", "line 2 is not as expected, at servers[0].port")]
    [InlineData("""{"movieNetServers":1,"servers":[{"serverId":"me"}]}""", "at servers[0].serverId")]
    [InlineData("title,year\nRan,1985\n", "line 1 is not as expected")]
    [InlineData("", "it is no server list")]
    public void What_is_no_such_file_is_said_to_be_none(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => ServerListFile.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_preview_says_what_is_new_what_is_there_and_what_is_in_the_way()
    {
        var (met, other) = (Guid.NewGuid(), Guid.NewGuid());
        ServerEntry[] list = [new("Alpha", "10.0.0.1", 5870, met), new("Beta", "10.0.0.2", 5870)];
        ServerEntry[] file =
        [
            new("alpha", "10.0.0.1", 5870, met), new("Beta", "10.0.0.2", 5870, other), new("Gamma", "10.0.0.3", 5870), new("Gamma", "10.0.0.3", 5870),
            new("Alpha", "10.0.0.9", 5870, other), new("Zeta", "10.0.0.2", 5870, other), new("Eta", "10.0.0.8", 5870, met), new("Alpha", "10.0.0.1", 5870, other),
            new("Alpha", "10.0.0.5", 5870, met), new("Theta", "two words", 5870), new("Iota", "10.0.0.7", 0), new("Kappa", "10.0.0.6", 1) { Tags = [new('x', 31)] },
        ];

        var lines = ServerListImport.Preview(list, file);

        Assert.Equal(
        [
            (ImportedServerKind.Same, "in the list already"), (ImportedServerKind.Same, "in the list already"), (ImportedServerKind.New, null),
            (ImportedServerKind.Same, "twice in the file"), (ImportedServerKind.Conflict, "Alpha is another server, at 10.0.0.1:5870"),
            (ImportedServerKind.Conflict, "Beta has this address"), (ImportedServerKind.Conflict, "the same server as Alpha (10.0.0.1:5870)"),
            (ImportedServerKind.Conflict, "another server was met as Alpha at this address"),
            (ImportedServerKind.Conflict, "it is in the list at 10.0.0.1:5870"),
            (ImportedServerKind.Bad, "host must be a host name or an address, such as 127.0.0.1 or films.example.org"),
            (ImportedServerKind.Bad, "port must be from 1 to 65535"), (ImportedServerKind.Bad, "tags must be at most 30 characters each, parted by commas"),
        ], lines.Select(line => (line.Kind, line.Why)));
    }
}
