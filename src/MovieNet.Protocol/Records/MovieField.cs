namespace MovieNet.Protocol;

/// <summary>The members of a movie that people own, in the order in which they are shown.</summary>
public enum MovieField
{
    /// <summary>The title; the only required member.</summary>
    Title,

    /// <summary>The year of the film, 1870 to 2100.</summary>
    Year,

    /// <summary>Who directed it, in order.</summary>
    Directors,

    /// <summary>Who plays in it, in order.</summary>
    Cast,

    /// <summary>Its genres; their order is notation only.</summary>
    Genres,

    /// <summary>Its length in minutes, 1 to 100,000.</summary>
    RuntimeMinutes,

    /// <summary>A rating from 0 to 10 with at most one decimal.</summary>
    Rating,

    /// <summary>The language spoken.</summary>
    Language,

    /// <summary>The country it comes from.</summary>
    Country,

    /// <summary>What it is about; the only member that may hold line breaks and tabs.</summary>
    Synopsis,

    /// <summary>Its id in the Internet Movie Database: <c>tt</c> and 7 to 10 digits, compared as a number.</summary>
    ImdbId,

    /// <summary>Where its poster is: an absolute http or https address.</summary>
    PosterUrl,
}
