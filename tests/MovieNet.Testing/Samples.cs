using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Testing;

/// <summary>The catalogues of samples/, which the demo fleet starts with.</summary>
public static class Samples
{
    /// <summary>The movies of <c>alpha</c>, <c>beta</c> or <c>gamma</c>, in the order of the file.</summary>
    public static async Task<IReadOnlyList<Movie>> ReadAsync(string name)
    {
        var file = await ImportFile.OpenAsync(Path.Combine(Folder(), name.ToLowerInvariant() + ".csv"), new());
        var movies = new List<Movie>();
        await foreach (var record in file.ReadAsync())
        {
            movies.Add(record.Movie ?? throw new InvalidDataException($"line {record.Number} of {file.Name}: {string.Join("; ", record.Problems)}"));
        }

        return movies;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MovieNet.sln")))
            {
                return Path.Combine(folder.FullName, "samples");
            }
        }

        throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} lies in no checkout of MovieNet");
    }
}
