using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class ServerDraftTests
{
    [Fact]
    public void Nothing_is_said_before_the_person_tries_to_go_on()
    {
        var draft = new ServerDraft();

        Assert.Null(draft.FirstWrong);
        Assert.False(draft.Visit());
        Assert.Equal("name", draft.FirstWrong);
        Assert.Equal("Must be 1 to 60 characters.", draft.ProblemOf("name"));
    }

    [Theory]
    [InlineData("films.example.org:5871", "films.example.org", "5871")]
    [InlineData("10.0.4.11", "10.0.4.11", "5870")]
    [InlineData("::1", "::1", "5870")]
    public void A_pasted_address_fills_host_and_port(string typed, string host, string port)
    {
        var draft = new ServerDraft();

        draft.TypeHost(typed);

        Assert.Equal((host, port), (draft.Host, draft.Port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("70000")]
    public void A_bad_port_is_said_at_the_port(string port)
    {
        var draft = new ServerDraft();
        draft.TypeName("Alpha");
        draft.TypeHost("127.0.0.1");
        draft.TypePort(port);

        Assert.False(draft.Visit());
        Assert.Equal("port", draft.FirstWrong);
        Assert.False(draft.HasAddress);
    }

    [Fact]
    public void What_the_list_refuses_is_said_until_the_field_changes()
    {
        var draft = new ServerDraft();
        draft.TypeName("Alpha");
        draft.TypeHost("127.0.0.1");

        draft.Refuse(new ServerListException("name", "Alpha is in the server list already"));
        Assert.Equal("Alpha is in the server list already.", draft.ProblemOf("name"));
        draft.TypeName("Alpha 2");

        Assert.Null(draft.ProblemOf("name"));
    }
}
