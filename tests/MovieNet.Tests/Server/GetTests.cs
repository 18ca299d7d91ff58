namespace MovieNet.Tests.Server;

public sealed class GetTests : ServerTest
{
    private async Task<string> IdsAsync(string parameters) =>
        string.Join(' ', (await Client.ResultAsync("movies.get", parameters))["movies"]!.AsArray().Select(movie => (int)movie!["id"]!));

    [Fact]
    public async Task By_title_finds_every_match_by_title_key_first_then_by_further_keys()
    {
        await AddAsync("{'title':'The Chase (Jagten)','year':2000}");
        await AddAsync("{'title':'Jagten','year':2012}");
        await AddAsync("{'title':'Hunt, The (Jagten)','year':2012}");
        await AddAsync("{'title':'Jagten, The'}");
        await AddAsync("{'title':'Hunt','year':1999}");
        await AddAsync("{'title':'La caza [a.k.a. The Hunt]'}");

        Assert.Equal("2 4 1 3", await IdsAsync("{'title':'JAGTEN'}"));
        Assert.Equal("2 3", await IdsAsync("{'title':'jagten','year':2012}"));
        Assert.Equal("5 3 6", await IdsAsync("{'title':'The Hunt'}"));
        Assert.Equal("", await IdsAsync("{'title':'jagten','year':1990}"));

        // The title asked for has further keys of its own; further is never compared with further.
        Assert.Equal("2 4 5", await IdsAsync("{'title':'The Hunt (Jagten)'}"));
        Assert.Equal("2 4", await IdsAsync("{'title':'Something (Jagten)'}"));
        Assert.Equal("2", await IdsAsync("{'title':'Something (Jagten)','year':2012}"));
    }

    [Fact]
    public async Task By_IMDb_id_compares_numbers()
    {
        await AddAsync("{'title':'x','imdbId':'tt0293564'}");

        Assert.Equal("1", await IdsAsync("{'imdbId':'tt0293564'}"));
        Assert.Equal("1", await IdsAsync("{'imdbId':'tt00293564'}"));
        Assert.Equal("", await IdsAsync("{'imdbId':'tt0293565'}"));
    }

    [Fact]
    public async Task By_id_finds_one_or_nothing()
    {
        await AddAsync("{'title':'x'}");

        Assert.Equal("1", await IdsAsync("{'id':1}"));
        Assert.Equal("", await IdsAsync("{'id':2}"));
        Assert.Equal("", await IdsAsync("{'id':9223372036854775807}"));
    }

    [Theory]
    [InlineData("{}", "title")]
    [InlineData("{'id':1,'title':'x'}", "title")]
    [InlineData("{'id':1,'imdbId':'tt0293564'}", "title")]
    [InlineData("{'title':null}", "title")]
    [InlineData("{'title':''}", "title")]
    [InlineData("{'title':7}", "title")]
    [InlineData("{'id':0}", "id")]
    [InlineData("{'id':'1'}", "id")]
    [InlineData("{'id':1.0}", "id")]
    [InlineData("{'id':1,'year':1990}", "year")]
    [InlineData("{'title':'x','year':1869}", "year")]
    [InlineData("{'title':'x','year':'1999'}", "year")]
    [InlineData("{'imdbId':'47478'}", "imdbId")]
    public async Task Bad_parameters_are_named(string parameters, string field)
    {
        Assert.Equal([field], Fields(await Client.ErrorAsync("movies.get", parameters)));
    }

    [Fact]
    public async Task Edits_and_deletes_take_the_old_keys_away()
    {
        await AddAsync("{'title':'Hunt, The (Jagten)','genres':['Drama'],'imdbId':'tt2106476'}");
        await Client.ResultAsync("movies.edit", "{'id':1,'changes':{'title':'Chase (Forfølgelsen)'}}");

        Assert.Equal("", await IdsAsync("{'title':'hunt'}"));
        Assert.Equal("", await IdsAsync("{'title':'jagten'}"));
        Assert.Equal("1", await IdsAsync("{'title':'forfolgelsen'}"));
        Assert.Empty(Titles(await Client.ResultAsync("movies.search", "{'query':'jagten'}")));
        Assert.Single(Titles(await Client.ResultAsync("movies.search", "{'query':'forf'}")));

        await Client.ResultAsync("movies.delete", "{'id':1}");
        Assert.Equal("", await IdsAsync("{'title':'forfolgelsen'}"));
        Assert.Equal("", await IdsAsync("{'imdbId':'tt2106476'}"));
        Assert.Empty(Titles(await Client.ResultAsync("movies.search", "{'query':'forf'}")));
        Assert.Empty(Titles(await Client.ResultAsync("movies.list", "{'genre':'Drama'}")));
    }
}
