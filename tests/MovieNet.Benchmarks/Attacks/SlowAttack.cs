namespace MovieNet.Benchmarks.Attacks;

/// <summary>Clients that send one byte a second. The daemon closes them when a line takes too long; then they come again.</summary>
internal sealed class SlowAttack(int port, int connections) : Attack(port, connections, connections)
{
    private readonly List<Sender> senders = [];
    private long next;

    public override void Begin()
    {
        while (senders.Count < Connections)
        {
            senders.Add(new(Connect));
        }
    }

    protected override int Work(int amount)
    {
        for (var i = 0; i < amount; i++)
        {
            var sender = senders[(int)(next++ % Connections)];
            sender.ReadAll();
            sender.TrySend("{"u8);
        }

        return amount;
    }
}
