using System.Security.Cryptography;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>What is taken from a movie for finding and sorting it. The body is the one source; this is worked out anew from it.</summary>
internal sealed class MovieColumns
{
    public MovieColumns(Movie movie)
    {
        Movie = movie;
        TitleKey = Protocol.TitleKey.Of(movie.Title);
        Imdb = ImdbId.NumberOf(movie.ImdbId);
        Rating10 = movie.Rating is { } rating ? (long)(rating * 10) : null;
        Body = CanonicalJson.Write(movie);
        FurtherKeys = Protocol.TitleKey.FurtherOf(movie.Title);
        Text = MovieText.Of(movie);
        Hash = SHA256.HashData(Body)[..16];
        foreach (var info in FieldInfo.All)
        {
            Absent |= movie[info.Field] is null ? 1L << (int)info.Field : 0;
        }
    }

    public Movie Movie { get; }

    public string TitleKey { get; }

    public IReadOnlyList<string> FurtherKeys { get; }

    public MovieText Text { get; }

    public long? Imdb { get; }

    public long? Rating10 { get; }

    public long Absent { get; }

    public byte[] Hash { get; }

    public byte[] Body { get; }
}
