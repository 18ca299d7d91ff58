using System.Text;
using MovieNet.Testing;
using MovieNet.Tests.Federation;
using MovieNet.Web.Accounts;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

/// <summary>What tests of imports without a page begin with.</summary>
public abstract class ImportsTest : FleetTest
{
    private readonly TempFolder home = new();

    /// <summary>The imports of an app; the fleet is over the server list as it is now.</summary>
    protected async Task<Imports> ImportsAsync(TimeSpan? patience = null)
    {
        var folder = new UploadFolder(home.Path);
        Use(new Gone(folder, home));
        return Use(new Imports(await FleetAsync(), folder, TimeProvider.System) { Patience = patience ?? TimeSpan.FromMinutes(1) });
    }

    /// <summary>Drops a file and waits until it is counted, or cannot be read.</summary>
    internal static async Task<FileImport> DropAsync(Imports imports, string name, string content)
    {
        var import = await imports.ReceiveAsync(Visitors.Of(Role.Editor), name, new MemoryStream(Encoding.UTF8.GetBytes(content)), _ => { }, Token);
        await UntilAsync(imports, () => import.IsChecked || import.Problem is not null || import.File is { Mapping.HasTitle: false });
        return import;
    }

    /// <summary>Waits until something is so, looking whenever the imports say that something changed.</summary>
    internal static async Task UntilAsync(Imports imports, Func<bool> isSo)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (isSo())
            {
                signal.TrySetResult();
            }
        }

        imports.Changed += Look;
        try
        {
            Look();
            await signal.Task.WaitAsync(Patience, Token);
        }
        finally
        {
            imports.Changed -= Look;
        }
    }

    /// <summary>A file of this many lines that fit.</summary>
    protected static string Films(int count) => "title\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"Film {i}\n")));

    private sealed class Gone(UploadFolder folder, TempFolder home) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            home.Dispose();
            return default;
        }
    }
}
