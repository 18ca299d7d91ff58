using System.Threading.Channels;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One server that is followed: up to which of its changes everything was said.</summary>
internal sealed class FollowedServer(string name, ChannelWriter<Followed> output)
{
    private Guid serverId;
    private long last;
    private bool isLost;

    /// <summary>Says every change, until the connection fails or it is called off.</summary>
    public async Task<bool> FollowAsync(MovieClient client, CancellationToken cancellationToken)
    {
        var hello = await client.HelloAsync(cancellationToken);
        using var watch = await client.WatchAsync(cancellationToken);
        // A log that ends before what was told of it is another one: a backup was put back.
        var isContinued = hello.ServerId == serverId && watch.LastChange >= last;
        if (!isContinued)
        {
            // What was before is not asked for.
            (serverId, last) = (hello.ServerId, watch.LastChange);
        }

        isLost = false;
        await output.WriteAsync(new Followed.Begun(name, isContinued, last, watch.LastChange), cancellationToken);
        if (last < watch.LastChange)
        {
            await CatchUpAsync(client, cancellationToken);
        }

        await foreach (var notice in watch.ReadAsync(cancellationToken))
        {
            await SayAsync(notice.Changes, cancellationToken);
            if (notice.Missed)
            {
                await CatchUpAsync(client, cancellationToken);
            }
        }

        return true;
    }

    /// <summary>Says that it does not answer, unless that was said.</summary>
    public async Task LoseAsync(string why, CancellationToken cancellationToken)
    {
        if (!isLost)
        {
            isLost = true;
            await output.WriteAsync(new Followed.Lost(name, why), cancellationToken);
        }
    }

    private async Task CatchUpAsync(MovieClient client, CancellationToken cancellationToken)
    {
        ChangePage page;
        do
        {
            page = await client.ChangesAsync(new() { After = last, Limit = 200 }, cancellationToken);
            await SayAsync(page.Changes, cancellationToken);
        }
        while (page.Next is not null);
    }

    private async Task SayAsync(IEnumerable<MovieChange> changes, CancellationToken cancellationToken)
    {
        // What was read from the change log may be told too.
        foreach (var change in changes.Where(change => change.Id > last))
        {
            await output.WriteAsync(new Followed.Changed(name, change), cancellationToken);
            last = change.Id;
        }
    }
}
