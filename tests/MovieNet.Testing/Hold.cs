using MovieNet.Server.Store;

namespace MovieNet.Testing;

/// <summary>Holds a server's writer inside a transaction until it is released, so that writes queue up behind it.</summary>
internal sealed class Hold : IDisposable
{
    private readonly ManualResetEventSlim released = new();
    private readonly ManualResetEventSlim holding = new();

    public Hold(TestServer server)
    {
        var write = new Write
        {
            Apply = (_, _) =>
            {
                holding.Set();
                released.Wait();
                return [];
            },
            // So heavy that nothing joins its transaction.
            Weight = int.MaxValue,
        };
        if (!server.Server.Store.Writes.EnqueueAsync(write).IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("the queue is full");
        }

        holding.Wait();
    }

    public void Release() => released.Set();

    public void Dispose()
    {
        Release();
        released.Dispose();
        holding.Dispose();
    }
}
