using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>movienet-server check: says what is wrong with a database, one line each, or ok.</summary>
internal static class DatabaseCheck
{
    /// <exception cref="StartupException">It cannot be read at all; says why.</exception>
    public static int Run(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            throw new StartupException($"there is no file {file}");
        }

        try
        {
            using var reader = new StoreReader(file);
            var problems = reader.InSnapshot(_ => Problems(reader).ToList());
            foreach (var problem in problems)
            {
                output.WriteLine(problem);
            }

            output.WriteLine(problems.Count == 0 ? "ok" : $"{problems.Count} problems");
            return problems.Count == 0 ? 0 : 1;
        }
        catch (SqliteException e)
        {
            throw new StartupException($"cannot check {file}: {StorageWords.Of(e)}", e);
        }
    }

    private static IEnumerable<string> Problems(StoreReader reader)
    {
        using var rows = reader.Prepare("PRAGMA integrity_check").Begin();
        while (rows.Step())
        {
            if (rows.Text(0) is not "ok")
            {
                yield return rows.Text(0);
            }
        }
    }
}
