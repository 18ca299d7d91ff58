namespace MovieNet.Benchmarks.Catalogue;

/// <summary>
/// The records as a server sends them, one a line, in a file: what Redis is filled with and what answers are compared with.
/// It stays on disk, so that the load generator's own memory is small.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle file;
    private readonly List<long> starts = [0];

    public RecordFile(string path)
    {
        file = File.OpenHandle(path);
        var buffer = new byte[1 << 20];
        long at = 0;
        for (int read; (read = RandomAccess.Read(file, buffer, at)) > 0; at += read)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    starts.Add(at + i + 1);
                }
            }
        }
    }

    public int Count => starts.Count - 1;

    /// <summary>Reads record i and gives its length.</summary>
    public int Read(int i, Span<byte> to)
    {
        var length = (int)(starts[i + 1] - starts[i] - 1);
        return RandomAccess.Read(file, to[..length], starts[i]);
    }

    public void Dispose() => file.Dispose();
}
