namespace MovieNet.Tests.Server;

public sealed class IdentityTests : ServerTest
{
    [Theory]
    [InlineData("{'title':'Emma'}", "{'title':'EMMA'}", true)]
    [InlineData("{'title':'Emma','year':1996}", "{'title':'Emma','year':1996}", true)]
    [InlineData("{'title':'The Hunt','year':2012}", "{'title':'Hunt, The','year':2012}", true)]
    [InlineData("{'title':'Amélie','year':2001}", "{'title':'Amelie','year':2001}", true)]
    [InlineData("{'title':'Emma','year':1996}", "{'title':'Emma','year':2020}", false)]
    [InlineData("{'title':'Emma','year':1996}", "{'title':'Emma'}", false)]
    [InlineData("{'title':'Emma'}", "{'title':'Emma','year':1996}", false)]
    [InlineData("{'title':'Emma','year':1996,'imdbId':'tt0116191'}", "{'title':'Emma','year':1996,'imdbId':'tt0118308'}", false)]
    [InlineData("{'title':'Emma','year':1996,'imdbId':'tt0116191'}", "{'title':'Emma','year':1996}", true)]
    [InlineData("{'title':'Emma','year':1996}", "{'title':'Emma','year':1996,'imdbId':'tt0116191'}", true)]
    [InlineData("{'title':'Amélie','imdbId':'tt0211915'}", "{'title':'Le Fabuleux Destin','year':2001,'imdbId':'tt0211915'}", true)]
    [InlineData("{'title':'x','imdbId':'tt00293564'}", "{'title':'y','imdbId':'tt0293564'}", true)]
    [InlineData("{'title':'Hunt, The (Jagten)','year':2012}", "{'title':'Jagten','year':2012}", false)]
    [InlineData("{'title':'Jagten','year':2012}", "{'title':'The Hunt (Jagten)','year':2012}", false)]
    [InlineData("{'title':'が'}", "{'title':'か'}", false)]
    public async Task A_server_refuses_a_second_record_of_one_film_and_only_that(string first, string second, bool refused)
    {
        await AddAsync(first);

        if (refused)
        {
            var error = await Client.ErrorAsync("movies.add", $"{{'movie':{second}}}");
            Assert.Equal(2, (int)error["code"]!);
            Assert.Equal(1, (int)error["data"]!["movie"]!["id"]!);
        }
        else
        {
            Assert.Equal(2, (int)(await AddAsync(second))["id"]!);
        }
    }

    [Fact]
    public async Task Of_several_in_the_way_error_2_carries_the_one_with_the_IMDb_id_else_the_lowest_id()
    {
        await AddAsync("{'title':'Emma','year':1996,'imdbId':'tt0116191'}");
        await AddAsync("{'title':'Emma','year':1996,'imdbId':'tt0118308'}");
        await AddAsync("{'title':'Other','imdbId':'tt0000003'}");
        await AddAsync("{'title':'Plain','year':1990}");

        async Task<int> InTheWay(string movie) =>
            (int)(await Client.ErrorAsync("movies.add", $"{{'movie':{movie}}}"))["data"]!["movie"]!["id"]!;

        Assert.Equal(1, await InTheWay("{'title':'Emma','year':1996}"));
        Assert.Equal(2, await InTheWay("{'title':'Emma','year':1996,'imdbId':'tt0118308'}"));
        Assert.Equal(3, await InTheWay("{'title':'Plain','year':1990,'imdbId':'tt0000003'}"));
    }

    [Fact]
    public async Task An_edit_must_not_make_two_records_of_one_film()
    {
        await AddAsync("{'title':'Emma','year':1996}");
        await AddAsync("{'title':'Emma','year':2020}");

        var error = await Client.ErrorAsync("movies.edit", "{'id':2,'changes':{'year':1996}}");
        Assert.Equal(2, (int)error["code"]!);
        Assert.Equal(1, (int)error["data"]!["movie"]!["id"]!);
        Assert.Equal(1, (int)(await Client.ResultAsync("movies.get", "{'id':2}"))["movies"]![0]!["version"]!);

        // Its own title and year are not in its way.
        Assert.NotNull(await Client.ResultAsync("movies.edit", "{'id':2,'changes':{'title':'EMMA','rating':7}}"));
    }
}
