namespace MovieNet.Web.Accounts;

/// <summary>What a password has to be, in figures and in words.</summary>
internal static class PasswordText
{
    public const int Shortest = 10;
    public const int Longest = 256;
    public const int FewestSigns = 4;

    public const string Rule = "At least 10 characters. A few words that belong together only for you are easy to keep and hard to guess.";

    /// <summary>What is wrong with a password that was chosen; null where nothing is.</summary>
    public static string? ProblemOf(string? password, string? again) => password switch
    {
        null or "" => "Choose a password.",
        { Length: < Shortest } => $"The password has {password.Length} characters; it takes at least {Shortest}.",
        { Length: > Longest } => $"The password has {password.Length} characters; at most {Longest} are taken.",
        _ when password.Distinct().Count() < FewestSigns => "The password is always the same few characters: take more of them.",
        _ when !string.Equals(password, again, StringComparison.Ordinal) => "The two passwords are not the same: type the same twice.",
        _ => null,
    };
}
