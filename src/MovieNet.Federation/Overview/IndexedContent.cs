using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// What the index keeps of what a record says: what it is matched, compared, sorted and filtered by. Records that say the same share
/// one of these.
/// </summary>
internal sealed class IndexedContent
{
    private const short NoRating = -1;

    private readonly FieldDigests digests;
    private readonly short year;
    private readonly short rating;
    private readonly long imdb;

    /// <exception cref="ArgumentException">A text holds a lone surrogate.</exception>
    public IndexedContent(Movie movie, GenreNames genres)
    {
        Key = TitleKey.Of(movie.Title);
        FurtherKeys = TitleKey.FurtherOf(movie.Title) is { Count: > 0 } further ? [.. further] : [];
        year = (short)(movie.Year ?? 0);
        imdb = ImdbId.NumberOf(movie.ImdbId) ?? -1;
        rating = movie.Rating is { } value ? (short)(value * 10) : NoRating;
        Genres = genres.NumbersOf(movie.Genres);
        digests = new(movie);
    }

    /// <summary>The title key; one string for all records that have it.</summary>
    public string Key { get; private set; }

    public string[] FurtherKeys { get; }

    public int[] Genres { get; }

    public int? Year => year == 0 ? null : year;

    public long? Imdb => imdb < 0 ? null : imdb;

    public decimal? Rating => rating == NoRating ? null : rating / 10m;

    public FieldDigest this[int field] => digests[field];

    /// <summary>Takes the other's key for its own where they are equal, so that one of the two strings can go.</summary>
    public void ShareKey(IndexedContent other) => Key = other.Key;

    /// <summary>Whether the two say the same to the letter, in every field.</summary>
    public bool IsSame(IndexedContent other) =>
        ReferenceEquals(this, other) || ((ReadOnlySpan<FieldDigest>)digests).SequenceEqual(other.digests);
}
