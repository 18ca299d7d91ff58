using MovieNet.Failure.Running;

namespace MovieNet.Failure;

/// <summary>One trial for the tests of a class; each leaves it as it found it.</summary>
public sealed class TrialFixture : IAsyncLifetime
{
    private const int Receipts = 12;

    internal Trial Trial { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Trial = await Trial.StartAsync(seed: 1, isQuick: true);
        // So that every server has been written to.
        await Trial.Steady.ReceiptsAsync(Receipts);
    }

    public async ValueTask DisposeAsync()
    {
        if (Trial is not null)
        {
            await Trial.DisposeAsync();
        }
    }
}
