using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class SignIconTests : ComponentTest
{
    [Theory]
    [InlineData(Sign.Agrees, "#i-agrees", "has it and agrees", "have it and agree")]
    [InlineData(Sign.Notation, "#i-notation", "has it, other notation", "have it, other notation")]
    [InlineData(Sign.Differs, "#i-differs", "has it and differs", "have it and differ")]
    [InlineData(Sign.Twice, "#i-dup", "has it twice", "have it twice")]
    [InlineData(Sign.Missing, "#i-absent", "does not have it", "do not have it")]
    [InlineData(Sign.Asking, "#i-running", "is being asked", "are being asked")]
    [InlineData(Sign.Unknown, "#i-unknown", "not known", "not known")]
    public void Every_sign_has_a_shape_of_its_own_and_words_for_one_server_and_for_several(Sign sign, string shape, string one, string several)
    {
        var icon = Render<SignIcon>(p => p.Add(icon => icon.Sign, sign));

        Assert.Equal(shape, icon.Find("use").GetAttribute("href"));
        Assert.Equal(one, icon.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(several, SignIcon.Words(sign, 2));
    }
}
