using Microsoft.Extensions.DependencyInjection;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

/// <summary>What tests of the cards of an import begin with.</summary>
public abstract class ImportCardTest : FleetComponentTest
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    protected Imports Imports => Services.GetRequiredService<Imports>();

    /// <summary>Drops a file and waits until it is counted, or cannot be.</summary>
    protected Task<FileImport> DropAsync(string content, string name = "films.csv") => ImportsTest.DropAsync(Imports, name, content);

    /// <summary>Begins to import into these servers, and waits until they are as they should be.</summary>
    protected async Task StartAsync(FileImport import, Func<bool> isSo, params string[] servers)
    {
        import.Start(servers, replace: false);
        await ImportsTest.UntilAsync(Imports, isSo);
    }

    /// <summary>Imports into these servers, to the end.</summary>
    protected Task ImportAsync(FileImport import, params string[] servers) => StartAsync(import, () => !import.IsRunning, servers);
}
