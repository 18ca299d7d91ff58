using System.Net.Sockets;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>Connections that are open and say nothing.</summary>
internal sealed class IdleAttack(int port, int connections) : Attack(port, connections, 0)
{
    private readonly List<Socket> open = [];

    public override void Begin()
    {
        while (open.Count < Connections)
        {
            open.Add(Connect());
        }
    }

    protected override int Work(int amount) => 0;
}
