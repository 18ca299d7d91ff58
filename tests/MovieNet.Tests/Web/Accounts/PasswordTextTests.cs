using MovieNet.Web.Accounts;

namespace MovieNet.Tests.Web.Accounts;

public sealed class PasswordTextTests
{
    [Theory]
    [InlineData("a heron on the roof", "a heron on the roof", null)]
    [InlineData("", "", "Choose a password.")]
    [InlineData(null, null, "Choose a password.")]
    [InlineData("nine char", "nine char", "The password has 9 characters; it takes at least 10.")]
    [InlineData("aaaaaaaaaaaa", "aaaaaaaaaaaa", "The password is always the same few characters: take more of them.")]
    [InlineData("a heron on the roof", "a heron on the rof", "The two passwords are not the same: type the same twice.")]
    public void It_says_what_is_wrong_with_a_password(string? password, string? again, string? problem) =>
        Assert.Equal(problem, PasswordText.ProblemOf(password, again));

    [Fact]
    public void A_password_has_an_upper_limit()
    {
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", PasswordText.Longest / 8));

        Assert.Null(PasswordText.ProblemOf(longest, longest));
        Assert.Equal("The password has 257 characters; at most 256 are taken.", PasswordText.ProblemOf(longest + "x", longest + "x"));
    }
}
