namespace MovieNet.Tests.Federation.Importing;

public sealed class JsonFileTests : ImportFileTest
{
    [Fact]
    public async Task An_array_is_read_item_by_item()
    {
        var records = await ReadAsync("films.json", """
            [
              { "title": "Alien", "year": 1979, "cast": ["Tom Skerritt", "Weaver; Sigourney"], "href": "Alien_(film)", "thumbnail": "https://example.org/a.jpg" },
              { "title": 1917, "year": "2019", "extract": "Two soldiers.", "genres": null }
            ]
            """);

        Assert.Equal([1, 2], records.Select(record => record.Number));
        Assert.Equal(["Tom Skerritt", "Weaver; Sigourney"], MovieOf(records[0]).Cast);
        Assert.Equal("https://example.org/a.jpg", MovieOf(records[0]).PosterUrl);
        Assert.Equal(("1917", 2019, "Two soldiers."), (MovieOf(records[1]).Title, MovieOf(records[1]).Year, MovieOf(records[1]).Synopsis));
    }

    [Fact]
    public async Task Texts_are_taken_to_the_letter()
    {
        var movie = MovieOf(Assert.Single(await ReadAsync("films.json", """[{"title":" Alien ","synopsis":"One.\r\nTwo.\n","country":"","language":"\\N","year":" 1979 "}]""")));

        Assert.Equal(new() { Title = " Alien ", Synopsis = "One.\nTwo.\n", Language = "\\N", Year = 1979 }, movie);
    }

    [Fact]
    public async Task Bad_items_are_reported_and_the_rest_is_read()
    {
        var records = await ReadAsync("films.json", """
            [{"title":"A","year":1990.5},7,{"year":1990},{"title":"B","cast":["x",1]},{"title":"C","genres":{}},{"title":"\ud800"},{"title":["D"]},{"title":"E","year":1e3},{"title":"Ran"}]
            """);

        Assert.Equal(
            [
                "1: year must be a whole number, is “1990.5”",
                "2: must be an object",
                "3: title is required",
                "4: cast[1] must be text",
                "5: genres must be a list of texts",
                "6: title is not valid text",
                "7: title must be text",
                "8: year must be a whole number, is “1e3”",
            ],
            Bad(records));
        Assert.Equal("Ran", MovieOf(records[^1]).Title);
    }

    [Fact]
    public async Task One_object_per_line_has_the_line_as_its_number()
    {
        var records = await ReadAsync("films.jsonl", "\uFEFF{\"title\":\"Alien\"}\r\n\n{\"title\":\n{\"title\":\"Ran\",\"runtime\":162}");

        Assert.Equal([1, 3, 4], records.Select(record => record.Number));
        Assert.Equal(["3: is not valid JSON, at byte 10"], Bad(records));
        Assert.Equal(162, MovieOf(records[2]).RuntimeMinutes);
    }

    [Fact]
    public async Task A_column_may_turn_up_late()
    {
        var records = await ReadAsync("films.json", """[{"name":"Alien"},{"name":"Ran","poster":"https://example.org/ran.jpg"}]""");

        Assert.Equal("https://example.org/ran.jpg", MovieOf(records[1]).PosterUrl);
    }

    [Theory]
    [InlineData("[{\"title\":\"Alien\"},\n{\"title\":", "films.json: line 2 is not valid JSON, at byte ")]
    [InlineData("{\n  \"title\": \"Alien\"\n}", "films.json: it holds neither a JSON array nor one JSON object per line")]
    [InlineData("[]", "films.json: no column holds the title, so say which one it is; it has no columns")]
    public async Task A_broken_file_is_refused_before_anything_is_used(string content, string message) =>
        Assert.Contains(message, await RefusalAsync("films.json", content), StringComparison.Ordinal);
}
