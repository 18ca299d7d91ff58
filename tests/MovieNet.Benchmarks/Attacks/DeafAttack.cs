using System.Text;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>
/// Clients that ask for large pages and for records, as much as the daemon takes, and read nothing. The oldest goes and
/// another comes, so that there is always one whose buffers are still empty.
/// </summary>
internal sealed class DeafAttack(int port, int connections, double perSecond) : Attack(port, connections, perSecond)
{
    private readonly Queue<Sender> senders = [];

    private readonly byte[] questions = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 100).Select(id => $$$"""
        {"jsonrpc":"2.0","id":{{{id}}},"method":"movies.list","params":{"limit":1000}}
        {"jsonrpc":"2.0","id":{{{id}}},"method":"movies.get","params":{"id":{{{id}}}}}

        """)));

    public override void Begin() => Work(Connections);

    protected override int Work(int amount)
    {
        for (var i = 0; i < amount; i++)
        {
            senders.Enqueue(new(Connect));
            if (senders.Count > Connections)
            {
                senders.Dequeue().Dispose();
            }
        }

        foreach (var sender in senders)
        {
            sender.TrySend(questions);
        }

        return amount;
    }
}
