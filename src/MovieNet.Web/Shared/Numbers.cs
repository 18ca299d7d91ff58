using System.Globalization;

namespace MovieNet.Web.Shared;

/// <summary>Numbers for people, in the language of their browser.</summary>
public static class Numbers
{
    /// <summary>A count with its thousands apart: <c>40,122</c>.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A count and its thing: <c>1 movie</c>, <c>40,122 movies</c>.</summary>
    public static string Of(long number, string thing, string? things = null) => $"{Of(number)} {(number == 1 ? thing : things ?? thing + "s")}";

    /// <summary>A share of a whole, 0 to 1, with one decimal: <c>92.4 %</c>. Never 100 % where something is left.</summary>
    public static string Share(double share) =>
        (Math.Floor(share * 1_000) / 10).ToString("0.0", CultureInfo.CurrentCulture) + " %";
}
