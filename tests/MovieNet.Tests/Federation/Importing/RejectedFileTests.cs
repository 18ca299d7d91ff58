using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Importing;

public sealed class RejectedFileTests : ImportFileTest
{
    private readonly TempFolder target = new();

    protected override void Dispose(bool disposing) => target.Dispose();

    [Fact]
    public async Task Lines_of_csv_stand_in_it_to_the_letter_behind_where_and_why() => Assert.Equal(
        """"
        rejectedAt,rejectedBecause,Title,Year,"x,y"
        films.csv line 3,"year must be a whole number, is “x”", Heat ,x,"a ""b"""
        films.csv line 4,"there are 4 cells, but 3 columns",Salt, Sugar,2011,
        films.csv line 7,there is text behind a closing quote,"Hello" Dolly,1969,
        films.csv line 8,a quote is opened and never closed,Ran,1985,"open

        """",
        await RejectAsync("films.csv", "\uFEFFTitle,Year,\"x,y\"\r\nAlien,1979,\r\n Heat ,x,\"a \"\"b\"\"\"\r\nSalt, Sugar,2011,\r\nTwo,1980,\"a\r\nb\"\r\n\"Hello\" Dolly,1969,\r\nRan,1985,\"open"));

    [Fact]
    public async Task The_delimiter_of_the_source_is_kept() => Assert.Equal(
        "rejectedAt;rejectedBecause;title;year\nfilms.csv line 2;\"title is required; year must be a whole number, is “x”\";;x\n",
        await RejectAsync("films.csv", "title;year\n;x\n"));

    [Fact]
    public async Task In_tsv_quotes_are_text() => Assert.Equal(
        "rejectedAt\trejectedBecause\ttitle\tyear\nfilms.tsv line 2\tyear must be a whole number, is “\"x\"”\t\"Heat\"\t\"x\"\n",
        await RejectAsync("films.tsv", "title\tyear\n\"Heat\"\t\"x\"\n"));

    [Fact]
    public async Task Json_stands_in_it_as_one_object_per_line() => Assert.Equal(
        """
        {"rejectedAt":"films.json item 1","rejectedBecause":"year must be a whole number, is “x”","title": "Heat \"n\" é",   "year": "x"}
        {"rejectedAt":"films.json item 2","rejectedBecause":"must be an object","rejectedText":"7"}
        {"rejectedAt":"films.json item 4","rejectedBecause":"title is required"}
        {"rejectedAt":"films.json item 5","rejectedBecause":"title is required","Title":null}

        """,
        await RejectAsync("films.json", "[{\"title\": \"Heat \\\"n\\\" é\",\n  \"year\": \"x\"},\n7, {\"title\":\"Alien\"}, { }, {\"Title\":null}]"));

    [Fact]
    public async Task A_line_that_is_no_json_stands_in_it_as_text() => Assert.Equal(
        """
        {"rejectedAt":"films.jsonl line 2","rejectedBecause":"is not valid JSON, at byte 12","rejectedText":"{\"title\":\"\\"}

        """,
        await RejectAsync("films.jsonl", "{\"title\":\"Alien\"}\n{\"title\":\"\\\n"));

    [Theory]
    [InlineData("films.csv", "title,year\nHeat,x\nRan,y\n", "title=title, year=year")]
    [InlineData("films.tsv", "title\tyear\nHeat\tx\nRan\ty\n", "title=title, year=year")]
    [InlineData("films.json", "[{\"title\":\"Heat\",\"year\":\"x\"},{\"title\":\"Ran\",\"year\":\"y\"}]", "title=title, year=year")]
    public async Task What_is_rejected_again_has_the_new_place_and_reason_only(string name, string content, string mapping)
    {
        var rejected = (await RejectAsync(name, content)).Replace("Heat", "", StringComparison.Ordinal);
        var file = await OpenAsync("bad" + Path.GetExtension(name), rejected);
        Assert.Equal((mapping, 0), (file.Mapping.ToString(), file.Unused.Count()));

        var again = await RejectAsync("bad" + Path.GetExtension(name), rejected);

        Assert.Equal(rejected.Split('\n').Length, again.Split('\n').Length);
        Assert.Equal(2, again.Split("must be a whole number").Length - 1);
        Assert.Equal(1, again.Split("title is required").Length - 1);
        Assert.DoesNotContain("films.", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repaired_it_is_imported_as_it_is()
    {
        var rejected = await RejectAsync("films.csv", "title,year\nSalt, Sugar,2011\nHeat,x\n");

        var records = await ReadAsync("bad.csv", rejected.Replace("Salt, Sugar", "\"Salt, Sugar\"", StringComparison.Ordinal).Replace(",x\n", ",1995\n", StringComparison.Ordinal));

        Assert.Equal([("Salt, Sugar", 2011), ("Heat", 1995)], records.Select(record => (MovieOf(record).Title, MovieOf(record).Year!.Value)));
    }

    [Fact]
    public async Task It_is_none_of_the_files_that_are_imported_and_holds_records_of_one_kind()
    {
        var csv = await OpenAsync("a.csv", "title\nAlien\n");
        var other = await OpenAsync("b.csv", "title,year\nAlien,1979\n");
        var json = await OpenAsync("c.json", """[{"title":"Alien"}]""");

        Assert.Throws<ImportException>(() => RejectedFile.Create(csv.Path, [csv]));
        Assert.Contains("both a.csv and b.csv", Assert.Throws<ImportException>(() => RejectedFile.Create(target.File("bad"), [csv, other])).Message, StringComparison.Ordinal);
        Assert.Throws<ImportException>(() => RejectedFile.Create(target.File("bad"), [json, csv]));
        Assert.Equal("title\nAlien\n", await File.ReadAllTextAsync(csv.Path, Xunit.TestContext.Current.CancellationToken));
        Assert.False(File.Exists(target.File("bad")));
    }

    private async Task<string> RejectAsync(string name, string content)
    {
        var file = await OpenAsync(name, content);
        using (var rejected = RejectedFile.Create(target.File("rejected"), [file]))
        {
            foreach (var record in (await ReadAsync(file)).Where(record => record.Movie is null))
            {
                rejected.Add(file, record);
            }
        }

        return await File.ReadAllTextAsync(target.File("rejected"), Xunit.TestContext.Current.CancellationToken);
    }
}
