using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class WriteTests : ServerTest
{
    [Fact]
    public async Task An_edit_changes_only_the_members_of_changes_and_null_clears_one()
    {
        await AddAsync("{'title':'Alien','year':1978,'genres':['Horror'],'cast':['Sigourney Weaver'],'synopsis':'x'}");

        var edited = (await Client.ResultAsync("movies.edit", "{'id':1,'changes':{'year':1979,'genres':[],'synopsis':null,'rating':8.5}}"))["movie"]!;

        Assert.Equal("cast contentHash id rating title updatedAt version year", Members(edited));
        Assert.Equal(2, (int)edited["version"]!);
        Assert.Equal(1979, (int)edited["year"]!);
        Assert.Equal(edited.ToJsonString(), (await Client.ResultAsync("movies.get", "{'id':1}"))["movies"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{'title':'Alien'}")]
    [InlineData("{'rating':8.0,'genres':[],'language':null}")]
    public async Task An_edit_that_changes_nothing_writes_nothing_and_keeps_the_version(string changes)
    {
        var added = await AddAsync("{'title':'Alien','rating':8}");
        var before = (int)(await Client.ResultAsync("server.status"))["lastChange"]!;

        var edited = (await Client.ResultAsync("movies.edit", $"{{'id':1,'changes':{changes}}}"))["movie"]!;

        Assert.Equal(added.ToJsonString(), edited.ToJsonString());
        Assert.Equal(before, (int)(await Client.ResultAsync("server.status"))["lastChange"]!);
    }

    [Theory]
    [InlineData("{'id':1,'changes':{'title':null}}", "changes.title")]
    [InlineData("{'id':1,'changes':{'title':' '}}", "changes.title")]
    [InlineData("{'id':1,'changes':{'year':1}}", "changes.year")]
    [InlineData("{'id':1,'changes':{'genres':[7]}}", "changes.genres[0]")]
    [InlineData("{'id':1,'changes':{'version':7}}", "changes.version")]
    [InlineData("{'id':1,'changes':[]}", "changes")]
    [InlineData("{'id':1}", "changes")]
    [InlineData("{'changes':{}}", "id")]
    [InlineData("{'id':1,'changes':{},'expectedVersion':0}", "expectedVersion")]
    [InlineData("{'id':1,'changes':{},'requestId':'1'}", "requestId")]
    public async Task A_bad_edit_names_what_is_wrong(string parameters, string field)
    {
        await AddAsync("{'title':'Alien'}");

        Assert.Equal([field], Fields(await Client.ErrorAsync("movies.edit", parameters)));
    }

    [Theory]
    [InlineData("movies.edit", "'changes':{'year':1979}")]
    [InlineData("movies.delete", "")]
    public async Task A_write_to_what_is_not_there_is_error_1_and_to_another_version_error_3(string method, string more)
    {
        more = more.Length > 0 ? "," + more : "";
        Assert.Equal(1, (int)(await Client.ErrorAsync(method, $"{{'id':1{more}}}"))["code"]!);
        await AddAsync("{'title':'Alien'}");
        await Client.ResultAsync("movies.edit", "{'id':1,'changes':{'rating':8}}");

        var conflict = await Client.ErrorAsync(method, $"{{'id':1,'expectedVersion':1{more}}}");
        Assert.Equal(3, (int)conflict["code"]!);
        Assert.Equal(2, (int)conflict["data"]!["movie"]!["version"]!);
        Assert.Equal(8, (int)conflict["data"]!["movie"]!["rating"]!);

        Assert.NotNull(await Client.ResultAsync(method, $"{{'id':1,'expectedVersion':2{more}}}"));
    }

    [Fact]
    public async Task A_delete_answers_with_what_was_deleted()
    {
        var added = await AddAsync("{'title':'Alien','year':1979}");

        var deleted = (await Client.ResultAsync("movies.delete", "{'id':1}"))["movie"]!;

        Assert.Equal(added.ToJsonString(), deleted.ToJsonString());
        Assert.Empty(Titles(await Client.ResultAsync("movies.get", "{'id':1}")));
        Assert.Equal(0, (int)(await Client.ResultAsync("server.status"))["movies"]!);
    }

    [Fact]
    public async Task An_import_judges_records_in_order_those_before_it_in_the_batch_included()
    {
        await AddAsync("{'title':'Alien','year':1979}");

        var result = await Client.ResultAsync("movies.import", """
            {'movies':[{'title':'Alien','year':1979,'rating':8},{'title':'Aliens'},{'title':'ALIENS'},{},7,{'title':'x','genres':['a',1],'year':3}]}
            """);

        Assert.Equal(1, (int)result["added"]!);
        Assert.Equal(0, (int)result["replaced"]!);
        Assert.Equal(2, (int)result["skipped"]!);
        Assert.Equal("3:title 4: 5:genres[1] 5:year", string.Join(' ', result["rejected"]!.AsArray().SelectMany(record =>
            record!["problems"]!.AsArray().Select(problem => $"{record["index"]}:{problem!["field"]}"))));
        Assert.Equal(2, (int)(await Client.ResultAsync("server.status"))["movies"]!);
        Assert.Null((await Client.ResultAsync("movies.get", "{'id':1}"))["movies"]![0]!["rating"]);
    }

    [Fact]
    public async Task An_import_may_replace_every_member_and_keeps_the_id()
    {
        await AddAsync("{'title':'Alien','year':1979,'rating':8}");
        await AddAsync("{'title':'Emma','year':1996,'imdbId':'tt0116191'}");
        await AddAsync("{'title':'Emma','year':1996,'imdbId':'tt0118308'}");

        var result = await Client.ResultAsync("movies.import", """
            {'onExisting':'replace','movies':[
                {'title':'ALIEN','year':1979,'language':'English'},
                {'title':'ALIEN','year':1979,'language':'English'},
                {'title':'Emma','year':1996},
                {'title':'New'}]}
            """.ReplaceLineEndings(""));

        Assert.Equal("""{"added":1,"replaced":1,"skipped":1,"rejected":[{"index":2,"problems":[{"field":"title","problem":"would replace more than one record: 2, 3"}]}]}""", result.ToJsonString());
        var record = (await Client.ResultAsync("movies.get", "{'title':'alien'}"))["movies"]![0]!;
        Assert.Equal("""{"id":1,"language":"English","title":"ALIEN","year":1979,"version":2,""", record.ToJsonString()[..record.ToJsonString().IndexOf("\"updatedAt", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("{}", "movies")]
    [InlineData("{'movies':{}}", "movies")]
    [InlineData("{'movies':[],'onExisting':'merge'}", "onExisting")]
    [InlineData("{'movies':[],'dryRun':true}", "dryRun")]
    public async Task A_bad_import_names_what_is_wrong(string parameters, string field)
    {
        Assert.Equal([field], Fields(await Client.ErrorAsync("movies.import", parameters)));
    }

    [Fact]
    public async Task An_import_has_at_most_10000_records_or_nothing_of_it_is_done()
    {
        static string Movies(int count) => "{'movies':[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{'title':'{i}'}}")) + "]}";

        Assert.Equal(["movies"], Fields(await Client.ErrorAsync("movies.import", Movies(10_001))));
        Assert.Equal(0, (int)(await Client.ResultAsync("server.status"))["movies"]!);
        Assert.Equal(10_000, (int)(await Client.ResultAsync("movies.import", Movies(10_000)))["added"]!);
        Assert.Equal("""{"added":0,"replaced":0,"skipped":0,"rejected":[]}""", (await Client.ResultAsync("movies.import", "{'movies':[]}")).ToJsonString());
    }

    [Fact]
    public async Task Every_record_written_leaves_one_change_with_who_and_which_request()
    {
        var requestId = "0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59";
        await Client.AskAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"movies.add","actor":"Zoë","params":{"movie":{"title":"Alien"},"requestId":"{{{requestId}}}"}}""");
        await Client.ResultAsync("movies.edit", "{'id':1,'changes':{'year':1979}}");
        await Client.ResultAsync("movies.import", "{'onExisting':'replace','movies':[{'title':'Alien','year':1979,'rating':8},{'title':'B'},{'title':'b'}]}");
        await Client.ErrorAsync("movies.add", "{'movie':{'title':'B'}}");
        await Client.ResultAsync("movies.delete", "{'id':1}");

        var changes = Server.Changes();
        Assert.Equal("add 1, edit 1, edit 1, add 2, edit 2, delete 1", string.Join(", ", changes.Select(change => $"{change["kind"]} {change["movie_id"]}")));
        Assert.Equal("Zoë", (string?)changes[0]["who"]);
        Assert.Equal(requestId, (string?)changes[0]["request_id"]);
        Assert.Null(changes[1]["who"]);
        Assert.Equal("-,1,2,-,1,3", string.Join(',', changes.Select(change => change["before"]?["version"]?.ToString() ?? "-")));
        Assert.Equal("1,2,3,1,2,-", string.Join(',', changes.Select(change => change["after"]?["version"]?.ToString() ?? "-")));
        Assert.Equal(changes[5]["before"]!.ToJsonString(), changes[2]["after"]!.ToJsonString());
    }
}
