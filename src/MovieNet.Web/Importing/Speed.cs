namespace MovieNet.Web.Importing;

/// <summary>How fast something goes, over the last seconds: what it did before a server went away says nothing about now.</summary>
internal sealed class Speed(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<(long At, long Count)> marks = new();

    /// <summary>Forgets what was.</summary>
    public void Reset() => marks.Clear();

    /// <summary>Notes how much is done by now.</summary>
    /// <returns>How much is done per second; null before that is known.</returns>
    public double? After(long count)
    {
        marks.Enqueue((time.GetTimestamp(), count));
        while (marks.Count > 2 && time.GetElapsedTime(marks.Peek().At) > Window)
        {
            marks.Dequeue();
        }

        var (at, before) = marks.Peek();
        var seconds = time.GetElapsedTime(at).TotalSeconds;
        return count > before && seconds > 0 ? (count - before) / seconds : null;
    }
}
