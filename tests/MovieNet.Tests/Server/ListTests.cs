using System.Globalization;
using System.Text.Json.Nodes;

namespace MovieNet.Tests.Server;

public sealed class ListTests : ServerTest
{
    private async Task<string> ListAsync(string parameters) =>
        string.Join(' ', Titles(await Client.ResultAsync("movies.list", parameters)));

    /// <summary>Every page of a list, and how many there were.</summary>
    private async Task<(string Titles, int Pages)> PagesAsync(string parameters, Func<int, Task>? between = null)
    {
        var titles = new List<string>();
        var page = await Client.ResultAsync("movies.list", $"{{{parameters}}}");
        for (var pages = 1; ; pages++)
        {
            titles.AddRange(Titles(page));
            if ((string?)page["next"] is not { } next)
            {
                return (string.Join(' ', titles), pages);
            }

            await (between?.Invoke(pages) ?? Task.CompletedTask);
            page = await Client.ResultAsync("movies.list", $"{{{parameters},'after':'{next}'}}");
        }
    }

    private async Task AddSomeAsync()
    {
        await AddAsync("{'title':'The Delta','year':2001,'rating':7.5,'genres':['Drama','War'],'directors':['Ann Lee']}");
        await AddAsync("{'title':'bravo','year':1999,'rating':10,'genres':['drama'],'cast':['Ann Lee','Bo Derek']}");
        await AddAsync("{'title':'Charlie','rating':7.5,'genres':['War']}");
        await AddAsync("{'title':'Älpha','year':2001,'cast':['Annabel Lee']}");
        await AddAsync("{'title':'侍','year':1954,'rating':0,'cast':['三船敏郎']}");
        await AddAsync("{'title':'Echo','genres':['Drama'],'synopsis':'x'}");
    }

    [Theory]
    [InlineData("{}", "Älpha bravo Charlie The_Delta Echo 侍")]
    [InlineData("{'sort':'title'}", "Älpha bravo Charlie The_Delta Echo 侍")]
    [InlineData("{'descending':true}", "侍 Echo The_Delta Charlie bravo Älpha")]
    [InlineData("{'sort':'year'}", "侍 bravo The_Delta Älpha Charlie Echo")]
    [InlineData("{'sort':'year','descending':true}", "The_Delta Älpha bravo 侍 Charlie Echo")]
    [InlineData("{'sort':'rating'}", "侍 The_Delta Charlie bravo Älpha Echo")]
    [InlineData("{'sort':'rating','descending':true}", "bravo The_Delta Charlie 侍 Älpha Echo")]
    [InlineData("{'from':'The C'}", "Charlie The_Delta Echo 侍")]
    [InlineData("{'from':'CHARLIE'}", "Charlie The_Delta Echo 侍")]
    [InlineData("{'from':'Cz','descending':true}", "Charlie bravo Älpha")]
    [InlineData("{'from':'zz'}", "侍")]
    [InlineData("{'yearFrom':1999}", "Älpha bravo The_Delta")]
    [InlineData("{'yearTo':1999}", "bravo 侍")]
    [InlineData("{'yearFrom':1955,'yearTo':2000}", "bravo")]
    [InlineData("{'yearFrom':2000,'yearTo':1955}", "")]
    [InlineData("{'yearFrom':1900,'sort':'year','descending':true}", "The_Delta Älpha bravo 侍")]
    [InlineData("{'genre':'drama'}", "bravo The_Delta Echo")]
    [InlineData("{'genre':'WAR'}", "Charlie The_Delta")]
    [InlineData("{'genre':'Western'}", "")]
    [InlineData("{'genre':'dram'}", "")]
    [InlineData("{'person':'ann lee'}", "bravo The_Delta")]
    [InlineData("{'person':'Ann'}", "")]
    [InlineData("{'person':'Lee Bo'}", "")]
    [InlineData("{'person':'三船敏郎'}", "侍")]
    [InlineData("{'person':'三船'}", "")]
    [InlineData("{'person':'…'}", "")]
    [InlineData("{'missing':'year'}", "Charlie Echo")]
    [InlineData("{'missing':'genres'}", "Älpha 侍")]
    [InlineData("{'missing':'title'}", "")]
    [InlineData("{'missing':'genres','yearFrom':2000}", "Älpha")]
    [InlineData("{'genre':'drama','person':'Ann Lee','yearTo':2000,'missing':'synopsis'}", "bravo")]
    [InlineData("{'genre':'drama','sort':'rating','descending':true}", "bravo The_Delta Echo")]
    public async Task Orders_and_filters_give_what_they_say(string parameters, string titles)
    {
        await AddSomeAsync();

        var expected = titles.Replace('_', ' ');
        var result = await Client.ResultAsync("movies.list", parameters);
        Assert.Equal(expected, string.Join(' ', Titles(result)));
        Assert.Null(result["next"]);
        Assert.False((bool)result["totalIsMinimum"]!);
        if (!parameters.Contains("from'", StringComparison.Ordinal))
        {
            Assert.Equal(Titles(result).Length, (int)result["total"]!);
        }

        // Page by page it is the same.
        var (paged, _) = await PagesAsync($"'limit':1{(parameters.Length > 2 ? "," : "")}{parameters[1..^1]}");
        Assert.Equal(expected, paged);
    }

    [Fact]
    public async Task Records_changed_last_come_last_by_updatedAt()
    {
        await AddSomeAsync();
        var last = (await Client.ResultAsync("movies.list", "{'sort':'updatedAt','descending':true,'limit':1}"))["movies"]![0]!["updatedAt"]!.GetValue<DateTimeOffset>();
        for (var (at, rating) = (last, 0); at == last; rating = (rating + 1) % 10)
        {
            // A millisecond may hold many writes.
            at = (await Client.ResultAsync("movies.edit", $"{{'id':1,'changes':{{'rating':{rating}}}}}"))["movie"]!["updatedAt"]!.GetValue<DateTimeOffset>();
        }

        Assert.EndsWith("The Delta", await ListAsync("{'sort':'updatedAt'}"), StringComparison.Ordinal);
        Assert.StartsWith("The Delta", await ListAsync("{'sort':'updatedAt','descending':true}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'sort':'title'")]
    [InlineData("'sort':'title','descending':true")]
    [InlineData("'sort':'year'")]
    [InlineData("'sort':'year','descending':true")]
    [InlineData("'sort':'rating'")]
    [InlineData("'sort':'updatedAt','descending':true")]
    [InlineData("'genre':'G','sort':'year'")]
    [InlineData("'yearFrom':1950,'sort':'rating','descending':true")]
    public async Task Pages_have_no_gap_and_no_repetition_while_others_write(string parameters)
    {
        for (var i = 0; i < 40; i++)
        {
            var rest = (i % 4) switch { 0 => "", 1 => ",'year':1999", 2 => ",'year':2001,'rating':5", _ => ",'rating':5" };
            await AddAsync($"{{'title':'{(char)('b' + (i % 3))} {i:00}','genres':['G']{rest}}}");
        }

        var filtered = parameters.Contains("yearFrom", StringComparison.Ordinal);
        var (titles, pages) = await PagesAsync($"'limit':7,{parameters}", async page =>
        {
            // What comes and goes before, behind and around the cursor must not move the rest.
            await AddAsync($"{{'title':'a{page}','year':1870,'rating':0}}");
            await AddAsync($"{{'title':'z{page}'}}");
            await Client.ResultAsync("movies.delete", $"{{'id':{40 + (page * 2)}}}");
        });

        var old = titles.Split(' ').Where(part => part.Length == 2 && char.IsAsciiDigit(part[0])).ToList();
        Assert.Equal(filtered ? 20 : 40, old.Count);
        Assert.Equal(old.Count, old.Distinct(StringComparer.Ordinal).Count());
        Assert.True(pages >= (filtered ? 3 : 6));
    }

    [Fact]
    public async Task A_page_has_50_records_or_as_many_as_asked_for()
    {
        var movies = string.Join(',', Enumerable.Range(0, 1_100).Select(i => $"{{'title':'{i:0000}'}}"));
        await Client.ResultAsync("movies.import", $"{{'movies':[{movies}]}}");

        Assert.Equal(50, Titles(await Client.ResultAsync("movies.list")).Length);
        var page = await Client.ResultAsync("movies.list", "{'limit':1000}");
        Assert.Equal(1_000, Titles(page).Length);
        Assert.Equal(1_100, (int)page["total"]!);
        Assert.Equal("0999", Titles(page)[^1]);
    }

    [Fact]
    public async Task A_page_ends_early_at_one_mebibyte_and_next_goes_on()
    {
        var synopsis = string.Concat(Enumerable.Repeat('x', 10_000));
        for (var i = 0; i < 3; i++)
        {
            var movies = string.Join(',', Enumerable.Range(0, 60).Select(n => $"{{'title':'{(i * 60) + n:000}','synopsis':'{synopsis}'}}"));
            await Client.ResultAsync("movies.import", $"{{'movies':[{movies}]}}");
        }

        await Client.SendAsync(Testing.RawClient.Request(1, "movies.list", "{'limit':1000}"));
        var line = await Client.ReadLineAsync();
        Assert.InRange(line!.Length, 1_000_000, (1 << 20) + 200);
        var page = JsonNode.Parse(line)!["result"]!;
        Assert.InRange(Titles(page).Length, 90, 110);
        var rest = await Client.ResultAsync("movies.list", $"{{'limit':1000,'after':'{page["next"]}'}}");
        Assert.Equal(180, Titles(page).Concat(Titles(rest)).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(rest["next"]);
    }

    [Fact]
    public async Task The_total_is_exact_without_filters_and_up_to_10000_with_them()
    {
        for (var i = 0; i < 3; i++)
        {
            var movies = string.Join(',', Enumerable.Range(0, 3_500).Select(n => $"{{'title':'film {(i * 3_500) + n}','genres':['{(n == 0 ? "Rare" : "G")}'],'year':{1900 + i}}}"));
            await Client.ResultAsync("movies.import", $"{{'movies':[{movies}]}}");
        }

        async Task<(int, bool)> TotalAsync(string method, string parameters)
        {
            var result = await Client.ResultAsync(method, parameters);
            return ((int)result["total"]!, (bool)result["totalIsMinimum"]!);
        }

        Assert.Equal((10_500, false), await TotalAsync("movies.list", "{'limit':1}"));
        Assert.Equal((3, false), await TotalAsync("movies.list", "{'genre':'rare'}"));
        Assert.Equal((7_000, false), await TotalAsync("movies.list", "{'yearFrom':1901}"));
        Assert.Equal((10_000, true), await TotalAsync("movies.list", "{'genre':'g'}"));
        Assert.Equal((10_000, true), await TotalAsync("movies.list", "{'yearFrom':1900}"));
        Assert.Equal((10_000, true), await TotalAsync("movies.list", "{'missing':'rating'}"));
        Assert.Equal((10_000, true), await TotalAsync("movies.search", "{'query':'fil'}"));
        Assert.Equal((3, false), await TotalAsync("movies.search", "{'query':'fil','genre':'rare'}"));

        // Beyond 10,000 the other plan is taken; the pages must not notice.
        var page = await Client.ResultAsync("movies.list", "{'genre':'g','sort':'year','descending':true,'limit':1000,'yearTo':1902}");
        Assert.All((IEnumerable<JsonNode?>)page["movies"]!.AsArray(), movie => Assert.Equal(1902, (int)movie!["year"]!));
        var searched = await Client.ResultAsync("movies.search", "{'query':'fil','sort':'title','from':'film 9998','limit':2}");
        Assert.Equal(["film 9998", "film 9999"], Titles(searched));
    }

    [Fact]
    public async Task Facets_count_everything_that_matches_by_genre_and_by_decade()
    {
        await AddSomeAsync();

        var all = (await Client.ResultAsync("movies.list", "{'facets':true,'limit':1}"))["facets"]!.ToJsonString();
        Assert.Equal("""{"genres":[{"value":"Drama","count":3},{"value":"War","count":2}],"decades":[{"value":1950,"count":1},{"value":1990,"count":1},{"value":2000,"count":2}]}""", all);
        var some = (await Client.ResultAsync("movies.list", "{'facets':true,'genre':'war'}"))["facets"]!.ToJsonString();
        Assert.Equal("""{"genres":[{"value":"War","count":2},{"value":"Drama","count":1}],"decades":[{"value":2000,"count":1}]}""", some);
        Assert.Equal("""{"genres":[],"decades":[]}""", (await Client.ResultAsync("movies.list", "{'facets':true,'genre':'none'}"))["facets"]!.ToJsonString());
        Assert.Null((await Client.ResultAsync("movies.list"))["facets"]);
    }

    [Fact]
    public async Task The_genres_of_facets_travel_as_UTF8_too()
    {
        await AddAsync("{'title':'x','genres':['七 𝄞 <&>']}");
        await Client.SendAsync(Testing.RawClient.Request(1, "movies.list", "{'facets':true}"));

        Assert.Contains("\"genres\":[{\"value\":\"七 𝄞 <&>\",\"count\":1}]", await Client.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'limit':0", "limit")]
    [InlineData("'limit':1001", "limit")]
    [InlineData("'limit':'5'", "limit")]
    [InlineData("'sort':'name'", "sort")]
    [InlineData("'sort':'Title'", "sort")]
    [InlineData("'descending':1", "descending")]
    [InlineData("'facets':'yes'", "facets")]
    [InlineData("'missing':'id'", "missing")]
    [InlineData("'yearFrom':'1999'", "yearFrom")]
    [InlineData("'yearTo':19.5", "yearTo")]
    [InlineData("'genre':''", "genre")]
    [InlineData("'person':7", "person")]
    [InlineData("'from':'a','sort':'year'", "from")]
    [InlineData("'after':'x'", "after")]
    [InlineData("'after':7", "after")]
    [InlineData("'after':'AAAAAAAAAAAAAAAAAAAAAAAAAAAA'", "after")]
    [InlineData("'offset':10", "offset")]
    [InlineData("'query':'x'", "query")]
    public async Task Bad_parameters_are_named(string parameters, string field)
    {
        Assert.Equal([field], Fields(await Client.ErrorAsync("movies.list", $"{{{parameters}}}")));
    }

    [Fact]
    public async Task A_cursor_is_for_the_query_and_the_server_that_it_was_made_for()
    {
        await AddSomeAsync();
        var next = (string)(await Client.ResultAsync("movies.list", "{'limit':2}"))["next"]!;

        foreach (var other in new[] { "'descending':true", "'sort':'year'", "'genre':'drama'", "'yearFrom':1900", "'from':'b'", "'person':'x'", "'missing':'year'" })
        {
            Assert.Equal(["after"], Fields(await Client.ErrorAsync("movies.list", $"{{'after':'{next}',{other}}}")));
        }

        Assert.Equal(["after"], Fields(await Client.ErrorAsync("movies.search", $"{{'after':'{next}','query':'x'}}")));
        var forged = next[..^1] + (next[^1] == 'A' ? 'B' : 'A');
        Assert.Equal(["after"], Fields(await Client.ErrorAsync("movies.list", $"{{'after':'{forged}'}}")));
        Assert.NotNull(await Client.ResultAsync("movies.list", $"{{'after':'{next}','limit':5,'facets':true,'sort':'title'}}"));

        await using var other2 = await Testing.TestServer.StartAsync();
        await using var client = await other2.ConnectAsync();
        Assert.Equal(["after"], Fields(await client.ErrorAsync("movies.list", $"{{'after':'{next}'}}")));
    }

    [Fact]
    public async Task A_cursor_outlives_a_restart_and_the_record_it_stands_on()
    {
        await AddSomeAsync();
        var next = (string)(await Client.ResultAsync("movies.list", "{'limit':2}"))["next"]!;
        await Client.ResultAsync("movies.delete", "{'id':2}");
        await Server.RestartAsync();
        await using var client = await Server.ConnectAsync();

        Assert.Equal(["Charlie"], Titles(await client.ResultAsync("movies.list", string.Create(CultureInfo.InvariantCulture, $"{{'after':'{next}','limit':1}}"))));
    }
}
