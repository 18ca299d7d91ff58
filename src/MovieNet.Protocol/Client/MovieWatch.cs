using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MovieNet.Protocol;

/// <summary>
/// What a server tells of its changes, from <see cref="MovieClient.WatchAsync"/> on. Ends when it is disposed of, and fails
/// when the connection does. Used by one reader.
/// </summary>
public sealed class MovieWatch : IDisposable
{
    /// <summary>A server's notice is rarely longer than 64 KiB; what nobody reads must not gather without end.</summary>
    private const int NoticesKept = 256;

    private readonly WatchList list;
    private readonly Channel<ChangeNotice> notices = Channel.CreateBounded<ChangeNotice>(NoticesKept);

    internal MovieWatch(WatchList list) => this.list = list;

    /// <summary>The change behind which everything is told; 0 where there was none yet.</summary>
    public long LastChange { get; internal set; }

    /// <summary>The notices, as they come. Every change behind <see cref="LastChange"/> comes once, in order, unless one of them says that some were missed.</summary>
    /// <param name="cancellationToken">Calls waiting off.</param>
    /// <exception cref="NoAnswerException">The connection has ended.</exception>
    public async IAsyncEnumerable<ChangeNotice> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var notice in notices.Reader.ReadAllAsync(cancellationToken))
        {
            // What another watch of this connection was told before this one began.
            var later = notice.Changes is [var first, ..] && first.Id <= LastChange
                ? notice with { Changes = [.. notice.Changes.Where(change => change.Id > LastChange)] }
                : notice;
            if (later.Missed || later.Changes.Count > 0)
            {
                yield return later;
            }
        }
    }

    /// <summary>Ends watching, without waiting for the server. What was told already can still be read.</summary>
    public void Dispose() => list.End(this);

    internal void Tell(ChangeNotice notice)
    {
        if (!notices.Writer.TryWrite(notice))
        {
            while (notices.Reader.TryRead(out _))
            {
                // Told too fast for this reader, as a server does when a connection is too slow.
            }

            notices.Writer.TryWrite(new([], Missed: true));
        }
    }

    internal void End(Exception? why = null) => notices.Writer.TryComplete(why);
}
