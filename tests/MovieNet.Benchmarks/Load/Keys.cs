namespace MovieNet.Benchmarks.Load;

/// <summary>The keys of all requests, written the way one protocol writes them, in one piece of memory.</summary>
internal sealed class Keys
{
    private readonly byte[] bytes;
    private readonly int[] ends;

    public Keys(int count, Func<int, byte[]> write)
    {
        using var all = new MemoryStream();
        ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            all.Write(write(i));
            ends[i] = (int)all.Length;
        }

        bytes = all.ToArray();
    }

    public int Count => ends.Length;

    public ReadOnlySpan<byte> this[int i] => bytes.AsSpan((i == 0 ? 0 : ends[i - 1])..ends[i]);

    /// <summary>Draws uniformly from all of them.</summary>
    public Func<int> Draw(int seed)
    {
        var random = new Random(seed);
        return () => random.Next(ends.Length);
    }
}
