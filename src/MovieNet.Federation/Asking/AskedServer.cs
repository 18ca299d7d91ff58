namespace MovieNet.Federation;

/// <summary>How far one server has come with what was asked.</summary>
/// <param name="Server">Its name in the list.</param>
/// <param name="Elapsed">How long its answer took; null while it is awaited.</param>
/// <param name="Silence">Why there is no answer; null while it is awaited, or when it came.</param>
/// <param name="Total">How many records of it match, where it was asked for a list.</param>
/// <param name="TotalIsMinimum">Whether there are more than <paramref name="Total"/>.</param>
public sealed record AskedServer(string Server, TimeSpan? Elapsed = null, string? Silence = null, long? Total = null, bool TotalIsMinimum = false)
{
    /// <summary>Whether its answer is still awaited.</summary>
    public bool IsAwaited => Elapsed is null && Silence is null;
}
