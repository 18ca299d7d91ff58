using System.Buffers;
using System.Globalization;
using System.Text;
using MovieNet.Benchmarks.Peers;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Benchmarks.Catalogue;

/// <summary>
/// Where the catalogue lies between runs: the requests that import it, the database that they made, and the records as
/// they are answered. Each is made once and found again.
/// </summary>
internal sealed class DataFolder(Settings settings, Movies movies)
{
    /// <summary>Records of one request of an import.</summary>
    public const int BatchRecords = 2_000;

    /// <summary>Lines, each a whole request <c>movies.import</c>.</summary>
    public string ImportLines => Made("import.jsonl", WriteImportLines);

    /// <summary>A database that holds the catalogue. Whoever writes takes a copy.</summary>
    public string Database => Made("movies.db", MakeDatabase);

    /// <summary>The records as they are answered.</summary>
    public string Records => Made("records.jsonl", WriteRecords);

    /// <summary>A path in the folder, with nothing there.</summary>
    public string Scratch(string name)
    {
        var path = PathOf(name);
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal", ".lock" })
        {
            File.Delete(path + suffix);
        }

        return path;
    }

    /// <summary>A copy of the database to write to.</summary>
    public string Copy(string name)
    {
        var from = Database;
        var to = Scratch(name);
        File.Copy(from, to);
        // What the system has still to write, the first commits would have to wait for.
        using var written = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(written);
        return to;
    }

    private string Made(string name, Action<string> make)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            var partial = Scratch(name + ".partial");
            make(partial);
            File.Move(partial, path);
        }

        return path;
    }

    private string PathOf(string name)
    {
        var folder = Path.Combine(settings.Data, string.Create(CultureInfo.InvariantCulture, $"{settings.Records}-of-{movies.TitleCount}-titles"));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    private void WriteImportLines(string path)
    {
        Console.WriteLine("Writing the requests of the import ...");
        using var file = File.Create(path);
        for (var from = 0; from < settings.Records; from += BatchRecords)
        {
            var line = new ArrayBufferWriter<byte>(1 << 18);
            line.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $$"""{"jsonrpc":"2.0","id":{{from}},"method":"movies.import","params":{"requestId":"{{Guid.NewGuid()}}","movies":[""")));
            for (var i = from; i < Math.Min(from + BatchRecords, settings.Records); i++)
            {
                line.Write(i == from ? default : ","u8);
                CanonicalJson.Write(movies.Of(i), line);
            }

            line.Write("]}}\n"u8);
            file.Write(line.WrittenSpan);
        }
    }

    private void MakeDatabase(string path)
    {
        Console.WriteLine("Importing the catalogue ...");
        using var server = PeerProcess.StartServer(path);
        var seconds = Figures.Importing.Run(server.Port, ImportLines, settings.Records);
        server.Stop();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Imported in {seconds:F1} s."));
    }

    /// <summary>Written from the database, after every body was compared with the record that was sent.</summary>
    private void WriteRecords(string path)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        using var connection = Server.Store.Database.OpenReader(Database);
        using var statement = new Statement(connection, "SELECT id, version, updated_at, hash, body FROM movie ORDER BY id");
        using var rows = statement.Begin();
        var line = new ArrayBufferWriter<byte>(1 << 10);
        var count = 0;
        while (rows.Step())
        {
            if (rows.Integer(0) != count + 1 || !rows.Bytes(4).SequenceEqual(CanonicalJson.Write(movies.Of(count))))
            {
                throw new InvalidDataException($"record {count + 1} of the database is not the one that was sent; remove the folder");
            }

            line.ResetWrittenCount();
            RecordBytes.Write(line, rows.Integer(0), rows.Integer(1), rows.Integer(2), rows.Bytes(3), rows.Bytes(4));
            line.Write("\n"u8);
            file.Write(line.WrittenSpan);
            count++;
        }
    }
}
