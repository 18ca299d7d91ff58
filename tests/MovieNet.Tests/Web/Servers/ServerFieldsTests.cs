using MovieNet.Protocol;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class ServerFieldsTests : ComponentTest
{
    private int changed;

    [Fact]
    public void What_is_typed_goes_into_the_draft_field_by_field()
    {
        var draft = new ServerDraft();
        var fields = Show(draft);

        fields.Find("#new-name").Input("Alpha");
        fields.Find("#new-host").Input("films.example.org");
        fields.Find("#new-port").Input("5871");
        fields.Find("#new-tags").Input("laptop, club");
        fields.Find("#new-token").Input("mnt_1");
        fields.Find("#new-tls").Change(true);

        var entry = draft.ToEntry();
        Assert.Equal(("Alpha", "films.example.org", 5871, true), (entry.Name, entry.Host, entry.Port, entry.Tls));
        Assert.Equal(["laptop", "club"], entry.Tags);
        Assert.Equal(new Secret("mnt_1"), entry.Token);
        Assert.Equal(6, changed);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("host")]
    [InlineData("port")]
    [InlineData("tags")]
    public void What_is_wrong_with_a_field_stands_under_it_and_is_read_out_with_it(string field)
    {
        var draft = new ServerDraft();
        draft.TypePort("x");
        draft.TypeTags(new string('x', 31));
        Assert.Null(Show(draft).Find($"#new-{field}").GetAttribute("aria-invalid"));

        draft.Visit();
        var fields = Show(draft);

        Assert.Equal("true", fields.Find($"#new-{field}").GetAttribute("aria-invalid"));
        Assert.Equal(draft.ProblemOf(field), fields.Find($"#{fields.Find($"#new-{field}").GetAttribute("aria-describedby")}").Words());
    }

    [Fact]
    public void A_token_that_was_given_before_is_never_shown_and_can_be_forgotten()
    {
        var draft = new ServerDraft(new("Alpha", "127.0.0.1", 5870) { Token = new("mnt_secret") });
        var fields = Show(draft);
        Assert.DoesNotContain("mnt_secret", fields.Markup, StringComparison.Ordinal);
        Assert.Equal("kept; type to replace it", fields.Find("#new-token").GetAttribute("placeholder"));

        fields.Button("Forget the token").Click();
        fields.Render();

        Assert.Null(draft.ToEntry().Token);
        Assert.DoesNotContain("Forget the token", fields.Words(), StringComparison.Ordinal);
        Assert.Equal(1, changed);
    }

    [Fact]
    public void A_certificate_that_is_trusted_by_itself_is_named_until_it_is_trusted_no_more()
    {
        var draft = new ServerDraft(new("Alpha", "127.0.0.1", 5870) { Tls = true, Fingerprint = "abcdef" });
        var fields = Show(draft);
        Assert.Equal("abcdef", fields.Find(".fingerprint").Words());
        Assert.True(fields.Find("#new-tls").HasAttribute("checked"));

        fields.Button("Trust it no more").Click();
        fields.Render();

        Assert.Empty(fields.FindAll(".fingerprint"));
        Assert.Equal((null, 1), (draft.Fingerprint, changed));
    }

    private IRenderedComponent<ServerFields> Show(ServerDraft draft) => Render<ServerFields>(p => p
        .Add(fields => fields.Id, "new").Add(fields => fields.Draft, draft).Add(fields => fields.OnChanged, () => changed++));
}
