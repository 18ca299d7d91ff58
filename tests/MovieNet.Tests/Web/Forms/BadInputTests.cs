using System.Globalization;
using System.Text;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

/// <summary>
/// Bad input in forms and files by the thousand: whatever a form lets pass, and whatever of a file goes in, is what every server
/// takes; nothing else than the errors that are meant for people comes out. MOVIENET_BAD_FORMS says how many, MOVIENET_FUZZ_SEED which.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "", " ", "\t", "\0", "\u200b", "\ud800", "\udc00", "\ufeff", "é", "e\u0301", "ﷺ", "🎬", "アキラ", "\r\n", "\u2028", "'; DROP TABLE movie; --", "<script>alert(1)</script>",
        "-1", "0", "1878", "1979", "9999", "10.01", "9,5", "1e400", "NaN", "tt0078748", "tt1", "https://films.example.org/x.jpg", "javascript:alert(1)", "{\"title\":", "[[", "\"", ",", ";",
    ];

    private static readonly int Inputs = Setting("MOVIENET_BAD_FORMS", 4_000);
    private static readonly int Seed = Setting("MOVIENET_FUZZ_SEED", 20_261_127);

    private readonly TempFolder folder = new();
#pragma warning disable CA5394 // It must be repeatable, not secret.
    private readonly Random random = new(Seed);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_form_lets_pass_what_servers_take_and_nothing_else()
    {
        var passed = 0;
        for (var i = 0; i < Inputs * 4 / 5; i++)
        {
            var draft = new MovieDraft();
            foreach (var field in draft.Fields.Where(_ => random.Next(3) > 0))
            {
                if (field.Info.Kind == FieldKind.List)
                {
                    field.Choose([.. Enumerable.Range(0, random.Next(0, 120)).Select(_ => Text(4))]);
                }
                else
                {
                    field.Type(Text(random.Next(20) == 0 ? 3_000 : 4));
                }
            }

            draft.VisitAll();
            var problems = MovieRules.Check(draft.Movie);
            Assert.True(draft.Wrong.Any() || problems.Count == 0, $"seed {Seed}, input {i} passes and no server takes it: {string.Join("; ", problems)}");
            passed += draft.Wrong.Any() ? 0 : 1;
        }

        // Else nothing was tried.
        Assert.InRange(passed, 1, Inputs / 2);
    }

    [Fact]
    public async Task Of_a_file_goes_in_what_servers_take_and_nothing_else()
    {
        var (taken, rejected, unreadable) = (0, 0, 0);
        for (var i = 0; i < Inputs / 5; i++)
        {
            var path = folder.File(random.Next(4) switch { 0 => "films.json", 1 => "films.jsonl", 2 => "films.tsv", _ => "films.csv" });
            await File.WriteAllBytesAsync(path, Spoiled(path), TestContext.Current.CancellationToken);
            try
            {
                var file = await ImportFile.OpenAsync(path, new(), TestContext.Current.CancellationToken);
                await foreach (var record in file.ReadAsync(TestContext.Current.CancellationToken))
                {
                    Assert.True(record.Movie is null ? record.Problems.Count > 0 : MovieRules.Check(record.Movie).Count == 0, $"seed {Seed}, file {i}, {record.Number}: {record.Movie}");
                    _ = record.Movie is null ? rejected++ : taken++;
                }
            }
            catch (ImportException)
            {
                unreadable++;
            }
        }

        Assert.All(new[] { taken, rejected, unreadable }, count => Assert.NotEqual(0, count));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private string Text(int pieces) => string.Concat(Enumerable.Range(0, random.Next(pieces)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private byte[] Spoiled(string path)
    {
        var lines = Path.GetExtension(path) switch
        {
            ".csv" => "title,year,genres,rating\nAlien,1979,Horror; Science fiction,8.5\n\"Ran, the film\",1985,Drama,8.2\n",
            ".tsv" => "title\tyear\nAlien\t1979\nRan\t1985\n",
            ".json" => """[{"title":"Alien","year":1979,"genres":["Horror"]},{"title":"Ran","year":1985,"rating":8.2}]""",
            _ => "{\"title\":\"Alien\",\"year\":1979}\n{\"title\":\"Ran\",\"cast\":[\"Tatsuya Nakadai\"]}\n",
        };
        var bytes = Encoding.UTF8.GetBytes(lines).ToList();
        for (var changes = random.Next(5); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(12), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Text(6)));
                    break;
            }
        }

        return [.. bytes];
    }
}
