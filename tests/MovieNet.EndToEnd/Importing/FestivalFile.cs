using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Importing;

/// <summary>A file as it comes from somewhere else: other names for its columns, one that nobody knows, and lines that are no movies.</summary>
internal static class FestivalFile
{
    public const string Name = "festival-2026.csv";

    /// <summary>The lines that do not fit, as they stand in it.</summary>
    public static readonly string[] Bad =
    [
        "tt1748122,Moonrise Kingdom,2O12,Wes Anderson,94,16000000",
        "tt1655442,The Artist,2011/12,Michel Hazanavicius,100,15000000",
        "tt0245429,Spirited Away,2001,Hayao Miyazaki,2h05,19000000",
        ",,n/a,,90,",
        "tt0075314,Taxi Driver, the director's cut,1976,Martin Scorsese,114,1300000",
    ];

    /// <summary>The movies of the sample catalogue Alpha, the bad lines, and further ones to make it as long as is wanted.</summary>
    public static async Task<byte[]> MakeAsync(int further = 0)
    {
        var text = new StringBuilder("imdb,title,year,dir,len,budget\n");
        foreach (var (movie, index) in (await Samples.ReadAsync("alpha")).Select((movie, index) => (movie, index)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{movie.ImdbId},\"{movie.Title}\",{movie.Year},{string.Join(" | ", movie.Directors)},{movie.RuntimeMinutes},{1_000_000 + (index * 50_000)}\n");
            if (index % 10 == 9 && (index / 10) < Bad.Length)
            {
                text.Append(Bad[index / 10]).Append('\n');
            }
        }

        for (var number = 0; number < further; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $",Newsreel {number:00000},{1930 + (number % 60)},Nobody known,{5 + (number % 20)},\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Gives a file to the drop zone.</summary>
    public static Task DropAsync(this IPage page, string name, byte[] content) =>
        page.Locator("[data-drop]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
}
