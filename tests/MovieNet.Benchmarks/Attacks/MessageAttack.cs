namespace MovieNet.Benchmarks.Attacks;

/// <summary>Sends prepared bytes over some connections in turn, again and again, and throws the answers away.</summary>
internal sealed class MessageAttack : Attack
{
    private readonly List<Sender> senders = [];
    private readonly IReadOnlyList<byte[]> messages;
    private readonly int size;
    private long next;

    /// <param name="port">Where the daemon listens.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="perSecond">How much a second, in the unit that <paramref name="size"/> counts.</param>
    /// <param name="messages">What is sent.</param>
    /// <param name="size">What one of them counts.</param>
    public MessageAttack(int port, int connections, double perSecond, IReadOnlyList<byte[]> messages, int size)
        : base(port, connections, perSecond / size)
    {
        this.messages = messages;
        this.size = size;
    }

    public override void Begin()
    {
        while (senders.Count < Connections)
        {
            senders.Add(new(Connect));
        }
    }

    protected override int Work(int amount)
    {
        senders.ForEach(sender => sender.ReadAll());
        var sent = 0;
        for (var i = 0; i < amount; i++)
        {
            sent += senders[(int)(next++ % Connections)].TrySend(messages[(int)(next % messages.Count)]) ? size : 0;
        }

        return sent;
    }
}
