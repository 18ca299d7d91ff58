using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Protocol;

/// <summary>
/// Who watches by one connection. For the server a connection watches or does not, so it is told when the first begins and
/// when the last ends; everything in between is handed to all.
/// </summary>
internal sealed class WatchList
{
    private readonly RequestPipeline pipeline;
    private readonly Lock one = new();
    private readonly List<MovieWatch> watches = [];

    public WatchList(RequestPipeline pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Notified = Tell;
        _ = FailWhenClosedAsync();
    }

    public async Task<MovieWatch> BeginAsync(CancellationToken cancellationToken)
    {
        var watch = new MovieWatch(this);
        Task<Answer> asked;
        lock (one)
        {
            // Queued before another one can queue the end of watching. The server answers every time where it stands.
            watches.Add(watch);
            asked = pipeline.SendAsync<Answer>("movies.watch", null, null, cancellationToken);
        }

        try
        {
            watch.LastChange = (await asked).LastChange;
            return watch;
        }
        catch
        {
            End(watch);
            throw;
        }
    }

    public void End(MovieWatch watch)
    {
        lock (one)
        {
            if (watches.Remove(watch) && watches.Count == 0)
            {
                _ = EndAsync();
            }
        }

        watch.End();
    }

    /// <summary>Never fails: a connection that is gone watches no more, and what is told all the same is for nobody.</summary>
    private async Task EndAsync()
    {
        try
        {
            await pipeline.SendAsync<Answer>("movies.unwatch", null, null, CancellationToken.None);
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            // Nothing is left to be done.
        }
    }

    private void Tell(string method, JsonElement parameters)
    {
        if (!string.Equals(method, "movies.changed", StringComparison.Ordinal))
        {
            return;
        }

        lock (one)
        {
            if (watches.Count > 0)
            {
                var notice = parameters.Deserialize<ChangeNotice>(ProtocolJson.Options) ?? throw new JsonException("a notice must have parameters");
                watches.ForEach(watch => watch.Tell(notice));
            }
        }
    }

    private async Task FailWhenClosedAsync()
    {
        var why = new NoAnswerException(NoAnswerReason.ConnectionLost, await pipeline.Closed, sent: false);
        lock (one)
        {
            watches.ForEach(watch => watch.End(why));
        }
    }

    private sealed record Answer([property: JsonRequired] long LastChange);
}
