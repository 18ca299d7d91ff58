namespace MovieNet.Federation;

/// <summary>How long to wait before a server that does not answer is tried again.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestAfterTenMinutes = TimeSpan.FromSeconds(30);

    /// <summary>
    /// An eighth of the time it has been down, so that a restart is noticed soon and a dead machine costs little. For ten
    /// minutes never more than four seconds, because somebody may be looking at the page and starting the server again.
    /// </summary>
    public static TimeSpan After(TimeSpan down)
    {
        var longest = down < TimeSpan.FromMinutes(10) ? Longest : LongestAfterTenMinutes;
        return TimeSpan.FromTicks(Math.Clamp(down.Ticks / 8, Shortest.Ticks, longest.Ticks));
    }
}
