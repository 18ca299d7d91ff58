using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One server for bulk work that outlasts its restarts: it is waited for, and must be the same server when it is back.</summary>
internal sealed class BulkServer
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Fleet fleet;
    private readonly Patience patience;
    private Guid? met;
    private long? away;

    private BulkServer(Fleet fleet, string name, Patience patience)
    {
        this.fleet = fleet;
        Name = name;
        this.patience = patience;
    }

    public string Name { get; }

    public ServerLimits Limits { get; private set; } = ServerLimits.Default;

    /// <summary>The connection to ask by. It stays the same, closed or not, until <see cref="AgainAsync"/> makes another.</summary>
    public MovieClient Client { get; private set; } = null!;

    /// <exception cref="NoAnswerException">It does not answer now. At the beginning nobody waits: the name may be wrong.</exception>
    public static async Task<BulkServer> MeetAsync(Fleet fleet, string name, Patience patience, CancellationToken cancellationToken)
    {
        var server = new BulkServer(fleet, name, patience);
        try
        {
            await server.ConnectAsync(cancellationToken);
            var hello = await server.Client.HelloAsync(cancellationToken);
            (server.met, server.Limits) = (hello.ServerId, hello.Limits);
            return server;
        }
        catch (NoAnswerException e)
        {
            throw new NoAnswerException(e.Reason, $"{name} does not answer: {e.Message}", e.Sent, e);
        }
    }

    /// <summary>Whether an error means that the same request may be answered later.</summary>
    public static bool IsPassing(Exception e) => e is NoAnswerException or ServerErrorException { Code: ErrorCode.Busy };

    /// <summary>Asks something that may be asked twice, until it is answered.</summary>
    /// <exception cref="NoAnswerException">It stays away.</exception>
    public async Task<T> AskAsync<T>(Func<MovieClient, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var answer = await request(Client, cancellationToken);
                Answered();
                return answer;
            }
            catch (Exception e) when (IsPassing(e))
            {
                await AgainAsync(e, cancellationToken);
            }
        }
    }

    /// <summary>Called with every answer: from now on it may be away for the whole time again.</summary>
    public void Answered()
    {
        if (away is not null)
        {
            away = null;
            patience.Back?.Invoke();
        }
    }

    /// <summary>Waits until it can be asked again, by a new connection where need be.</summary>
    /// <exception cref="NoAnswerException">It stays away.</exception>
    public async Task AgainAsync(Exception lost, CancellationToken cancellationToken)
    {
        if (away is null)
        {
            away = patience.TimeProvider.GetTimestamp();
            patience.Away?.Invoke(lost.Message);
        }

        while (patience.TimeProvider.GetElapsedTime(away.Value) < patience.Time)
        {
            fleet.TryNow(Name);
            await Task.Delay(BetweenTries, patience.TimeProvider, cancellationToken);
            try
            {
                await ConnectAsync(cancellationToken);
                return;
            }
            catch (NoAnswerException e)
            {
                lost = e;
            }
        }

        var waited = patience.Time > TimeSpan.Zero ? FormattableString.Invariant($" and was waited for {patience.Time.TotalSeconds:0.#} s") : "";
        throw new NoAnswerException(NoAnswerReason.NotConnected, $"{Name} stopped answering{waited}: {lost.Message}", sent: true, lost);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var link = fleet.Find(Name) ?? throw new NoAnswerException(NoAnswerReason.NotConnected, "it is not in the server list", sent: false);
        var client = await link.ClientAsync(Lane.Bulk, cancellationToken);
        Client = met is null || link.Entry.ServerId == met ? client
            : throw new NoAnswerException(NoAnswerReason.NotConnected, "another server has its name now", sent: false);
    }
}
