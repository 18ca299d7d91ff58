using System.Net.Sockets;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>Opens connections and drops them at once: one in an orderly way, the next by a reset behind a question.</summary>
internal sealed class DropAttack(int port, double perSecond) : Attack(port, 0, perSecond)
{
    private bool orderly;

    public override void Begin()
    {
    }

    protected override int Work(int amount)
    {
        for (var i = 0; i < amount; i++)
        {
            using var socket = Connect();
            orderly = !orderly;
            if (!orderly)
            {
                socket.Send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.hello\"}\n"u8);
                socket.LingerState = new LingerOption(enable: true, 0);
            }
        }

        return amount;
    }
}
