namespace MovieNet.Server.Store;

/// <summary>
/// Counts the writes that touched each title key, so that an answer kept in memory can tell whether it still holds. A number
/// is odd while a commit that touches its keys is under way. Whoever reads takes the number before the snapshot begins: as
/// long as it has not changed since, no later write was acknowledged, for the writer moves the number on before that.
/// Keys share numbers, which costs a needless read now and then and never a wrong answer.
/// </summary>
internal sealed class KeyVersions
{
    private const int Places = 1 << 19;
    private readonly long[] numbers = new long[Places];

    /// <summary>Where a title key's number stands.</summary>
    public static int PlaceOf(string titleKey) => (int)((uint)string.GetHashCode(titleKey, StringComparison.Ordinal) % Places);

    /// <summary>The number at a place.</summary>
    public long this[int place] => Volatile.Read(ref numbers[place]);

    /// <summary>Before a commit that touches these places, and once more behind it, before it is acknowledged. By the writer alone.</summary>
    public void MoveOn(IEnumerable<int> places)
    {
        foreach (var place in places)
        {
            Interlocked.Increment(ref numbers[place]);
        }
    }
}
