using MovieNet.Testing;

namespace MovieNet.EndToEnd;

/// <summary>
/// Alpha, Beta and Gamma with the sample catalogues, shared by the tests of a class. Tests that change a movie take one of
/// their own; tests that take a server away start a <see cref="TestFleet"/> of their own.
/// </summary>
public sealed class SampleFleet : IAsyncLifetime
{
    public TestFleet Fleet { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Fleet = await StartAsync();

    public static async Task<TestFleet> StartAsync() => await TestFleet.StartAsync(
        ("Alpha", await Samples.ReadAsync("alpha")), ("Beta", await Samples.ReadAsync("beta")), ("Gamma", await Samples.ReadAsync("gamma")));

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
        {
            await Fleet.DisposeAsync();
        }
    }
}
