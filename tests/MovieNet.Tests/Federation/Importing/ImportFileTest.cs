using System.Text;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Importing;

/// <summary>For tests that read a file.</summary>
public abstract class ImportFileTest : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected Task<ImportFile> OpenAsync(string name, string content, ImportOptions? options = null) =>
        OpenAsync(name, Encoding.UTF8.GetBytes(content), options);

    protected async Task<ImportFile> OpenAsync(string name, byte[] content, ImportOptions? options = null)
    {
        await File.WriteAllBytesAsync(folder.File(name), content, Xunit.TestContext.Current.CancellationToken);
        return await ImportFile.OpenAsync(folder.File(name), options ?? new(), Xunit.TestContext.Current.CancellationToken);
    }

    protected async Task<IReadOnlyList<ImportRecord>> ReadAsync(string name, string content, ImportOptions? options = null) =>
        await ReadAsync(await OpenAsync(name, content, options));

    protected static async Task<IReadOnlyList<ImportRecord>> ReadAsync(ImportFile file)
    {
        var records = new List<ImportRecord>();
        await foreach (var record in file.ReadAsync(Xunit.TestContext.Current.CancellationToken))
        {
            records.Add(record);
        }

        return records;
    }

    protected async Task<string> RefusalAsync(string name, string content, ImportOptions? options = null)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => OpenAsync(name, content, options));
        Assert.Equal(ImportFailure.File, refused.Failure);
        return refused.Message;
    }

    protected static Movie MovieOf(ImportRecord record)
    {
        Assert.Empty(record.Problems);
        return record.Movie!;
    }

    /// <summary>The bad records as people see them: number, then what is wrong.</summary>
    protected static string[] Bad(IEnumerable<ImportRecord> records) =>
        [.. records.Where(record => record.Movie is null).Select(record => FormattableString.Invariant($"{record.Number}: {string.Join("; ", record.Problems)}"))];
}
