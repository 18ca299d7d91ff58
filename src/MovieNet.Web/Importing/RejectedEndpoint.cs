using System.Net.Mime;
using MovieNet.Federation;

namespace MovieNet.Web.Importing;

/// <summary>The file of an import's rejected lines, to repair and drop again.</summary>
internal static class RejectedEndpoint
{
    /// <summary>What the file is called, in the format of its source; JSON comes as one object per line.</summary>
    public static string NameOf(ImportFile file) => file.Format switch
    {
        ImportFormat.Csv => "rejected.csv",
        ImportFormat.Tsv => "rejected.tsv",
        _ => "rejected.jsonl",
    };

    public static IResult Get(Guid id, Imports imports, HttpResponse response)
    {
        if (imports.Find(id) is not { File: { } file, IsChecked: true } import)
        {
            return Results.Text("This import is not here any more, or its lines are still being counted. Drop its file again to get its rejected lines.", statusCode: StatusCodes.Status404NotFound);
        }

        response.Headers.CacheControl = "no-store";
        return Results.Stream(import.Rejected.Open(), MediaTypeNames.Application.Octet, NameOf(file));
    }
}
