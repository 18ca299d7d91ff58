using System.Text.Json;
using MovieNet.Server.Store;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class SearchTests : ServerTest
{
    private async Task<string[]> SearchAsync(string query, string more = "") =>
        Titles(await Client.ResultAsync("movies.search", $$"""{"query":{{JsonSerializer.Serialize(query)}}{{more}}}"""));

    [Theory]
    [InlineData("七人の侍", "侍")]
    [InlineData("七人の侍", "七人")]
    [InlineData("七人の侍", "人の")]
    [InlineData("七人の侍", "七人の侍")]
    [InlineData("アキラ", "キラ")]
    [InlineData("ｱｷﾗ", "アキ")]
    [InlineData("ต้มยำกุ้ง", "ยำ")]
    [InlineData("Akira アキラ", "アキラ akira")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRASSE", "straße")]
    [InlineData("Æon Flux", "aeon")]
    [InlineData("Ёлки", "елки")]
    [InlineData("Елки", "ёлки")]
    [InlineData("Le Fabuleux Destin d'Amélie Poulain", "amelie")]
    [InlineData("Le Fabuleux Destin d'Amélie Poulain", "destin pou")]
    [InlineData("Tom & Jerry", "tom and jerry")]
    [InlineData("21 &amp; Over", "21 & over")]
    [InlineData("Blue Velvet", "velv")]
    [InlineData("Ocean's Eleven", "ocean's")]
    [InlineData("2½ Men", "2½")]
    [InlineData("A$AP", "a$ap")]
    [InlineData("한국", "한")]
    public async Task A_query_finds_what_it_should(string title, string query)
    {
        await AddAsync($$"""{"title":{{JsonSerializer.Serialize(title)}}}""");
        await AddAsync("{'title':'Something else'}");

        Assert.Equal([title], await SearchAsync(query));
    }

    [Theory]
    [InlineData("七人の侍", "侍七")]
    [InlineData("七人の侍", "人侍")]
    [InlineData("が", "か")]
    [InlineData("Blue Velvet", "vel blue")]
    [InlineData("Blue Velvet", "blue red")]
    [InlineData("Blue Velvet", "lvet")]
    [InlineData("Blue Velvet", "blue OR red")]
    [InlineData("Blue Velvet", "NOT red")]
    public async Task A_query_does_not_find_what_it_should_not(string title, string query)
    {
        await AddAsync($$"""{"title":{{JsonSerializer.Serialize(title)}}}""");

        Assert.Empty(await SearchAsync(query));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("…")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("()")]
    [InlineData("^ - : {}")]
    [InlineData("\0")]
    [InlineData("\u200b")]
    public async Task A_query_without_a_word_finds_nothing(string query)
    {
        await AddAsync("{'title':'Blue Velvet'}");

        Assert.Empty(await SearchAsync(query));
    }

    [Theory]
    [InlineData("blue\" OR \"red")]
    [InlineData("title:blue")]
    [InlineData("blue*")]
    [InlineData("NEAR(blue velvet)")]
    [InlineData("blue AND")]
    [InlineData("+ ^blue - {title}")]
    [InlineData("blue\0velvet")]
    [InlineData("';DROP TABLE movie;--")]
    [InlineData("= < > | ~ ` $ ^ +")]
    [InlineData("\ue000 kurosawa \ue000")]
    public async Task Nothing_in_a_query_is_an_operator_or_an_error(string query)
    {
        await AddAsync("{'title':'Red'}");

        Assert.Empty(await SearchAsync(query));
    }

    [Fact]
    public async Task A_query_may_have_a_thousand_characters_and_five_hundred_words()
    {
        await AddAsync("{'title':'a b'}");

        Assert.Equal(["a b"], await SearchAsync(string.Concat(Enumerable.Repeat("a ", 499)) + "b"));
        Assert.Empty(await SearchAsync(string.Join(' ', Enumerable.Range(0, 250).Select(i => i))));
        Assert.Empty(await SearchAsync(string.Concat(Enumerable.Repeat("侍", 1_000))));
        Assert.Equal(["query"], Fields(await Client.ErrorAsync("movies.search", $$"""{"query":"{{new string('a', 1_001)}}"}""")));
        Assert.Equal(["query"], Fields(await Client.ErrorAsync("movies.search", "{'query':''}")));
        Assert.Equal(["query"], Fields(await Client.ErrorAsync("movies.search", "{}")));
        Assert.Equal(["query"], Fields(await Client.ErrorAsync("movies.search", """{"query":"\ud800"}""")));
    }

    [Fact]
    public async Task The_best_come_first_the_title_before_people_before_synopsis()
    {
        await AddAsync("{'title':'A','synopsis':'alien alien alien alien'}");
        await AddAsync("{'title':'B','cast':['Alien Smith']}");
        await AddAsync("{'title':'Alien Nation of a much longer title','synopsis':'" + string.Concat(Enumerable.Repeat("word ", 1_000)) + "'}");
        await AddAsync("{'title':'Aliens','year':1986}");
        await AddAsync("{'title':'The Alien','year':1979}");
        await AddAsync("{'title':'Obcy (Alien)'}");

        Assert.Equal(
            ["The Alien", "Obcy (Alien)", "Aliens", "Alien Nation of a much longer title", "B", "A"],
            await SearchAsync("alien"));
    }

    [Fact]
    public async Task Among_equals_the_shorter_title_comes_first_then_the_record_that_was_there_first()
    {
        await AddAsync("{'title':'Moon Shadows'}");
        await AddAsync("{'title':'Moon Rivers'}");
        // 11 characters in 15 units of UTF-16.
        await AddAsync("{'title':'Moon \U00020000\U00020001\U00020002\U00020003 x'}");
        await AddAsync("{'title':'Moon Letter'}");
        await AddAsync("{'title':'A film','synopsis':'the moon'}");
        await AddAsync("{'title':'A long film','cast':['Keith Moon']}");

        Assert.Equal(["Moon Rivers", "Moon \U00020000\U00020001\U00020002\U00020003 x", "Moon Letter", "Moon Shadows", "A long film", "A film"], await SearchAsync("moon"));
        Assert.Equal(0, Server.Number($"SELECT count(*) FROM movie m WHERE NOT EXISTS (SELECT 1 FROM movie_text_docsize WHERE id = {TextPlace.OfRecord})"));
    }

    [Fact]
    public async Task What_was_changed_is_found_by_what_it_says_now()
    {
        var alien = await AddAsync("{'title':'Alien','synopsis':'space'}");
        await AddAsync("{'title':'Brazil','synopsis':'pipes in space'}");

        await Client.ResultAsync("movies.edit", $"{{'id':{alien["id"]},'changes':{{'title':'Neila'}}}}");
        Assert.Empty(await SearchAsync("alien"));
        Assert.Equal(["Neila", "Brazil"], await SearchAsync("space"));
        await Client.ResultAsync("movies.edit", $"{{'id':{alien["id"]},'changes':{{'title':'A much longer title','synopsis':'time'}}}}");
        Assert.Equal(["Brazil"], await SearchAsync("space"));
        Assert.Equal(["A much longer title"], await SearchAsync("time"));
        await Client.ResultAsync("movies.delete", $"{{'id':{alien["id"]}}}");
        Assert.Empty(await SearchAsync("time"));
    }

    [Fact]
    public async Task The_words_may_lie_in_title_people_and_synopsis()
    {
        await AddAsync("{'title':'Ran','directors':['Akira Kurosawa'],'cast':['Tatsuya Nakadai'],'synopsis':'An old warlord'}");

        Assert.Equal(["Ran"], await SearchAsync("ran kurosawa warl"));
        Assert.Equal(["Ran"], await SearchAsync("nakadai aki"));
        Assert.Empty(await SearchAsync("ran kurosawa tokyo"));
    }

    [Fact]
    public async Task Ranked_pages_follow_one_another_without_gap_or_repetition()
    {
        for (var i = 0; i < 25; i++)
        {
            await AddAsync(i % 3 == 0 ? $"{{'title':'Star {i}'}}" : $"{{'title':'Film {i}','synopsis':'a star'}}");
        }

        var all = await SearchAsync("star", ",\"limit\":100");
        Assert.Equal(25, all.Length);
        var paged = new List<string>();
        string? next = null;
        do
        {
            var page = await Client.ResultAsync("movies.search", $$"""{"query":"star","limit":4{{(next is null ? "" : $",\"after\":\"{next}\"")}}}""");
            Assert.Equal(25, (int)page["total"]!);
            paged.AddRange(Titles(page));
            next = (string?)page["next"];
        }
        while (next is not null);

        Assert.Equal(string.Join(", ", all), string.Join(", ", paged));
    }

    [Fact]
    public async Task A_search_takes_the_orders_filters_and_facets_of_a_list()
    {
        await AddAsync("{'title':'Star B','year':1977,'genres':['Fantasy']}");
        await AddAsync("{'title':'Star A','year':1980,'genres':['fantasy','Drama']}");
        await AddAsync("{'title':'Star C','genres':['Drama']}");
        await AddAsync("{'title':'Moon','year':2009,'genres':['Drama']}");

        Assert.Equal(["Star A", "Star B", "Star C"], await SearchAsync("star", ",\"sort\":\"title\""));
        Assert.Equal(["Star B", "Star C"], await SearchAsync("star", ",\"sort\":\"title\",\"from\":\"star b\""));
        Assert.Equal(["Star A", "Star B", "Star C"], await SearchAsync("star", ",\"sort\":\"year\",\"descending\":true"));
        Assert.Equal(["Star A"], await SearchAsync("star", ",\"yearFrom\":1978"));
        Assert.Equal(["Star C"], await SearchAsync("star", ",\"missing\":\"year\""));
        Assert.Equal(["Star A", "Star B"], await SearchAsync("star", ",\"genre\":\"FANTASY\",\"sort\":\"title\""));

        var facets = (await Client.ResultAsync("movies.search", "{'query':'star','facets':true}"))["facets"]!;
        Assert.Equal(
            """{"genres":[{"value":"Drama","count":2},{"value":"Fantasy","count":2}],"decades":[{"value":1970,"count":1},{"value":1980,"count":1}]}""",
            facets.ToJsonString());
        Assert.Equal(["descending"], Fields(await Client.ErrorAsync("movies.search", "{'query':'x','descending':true}")));
        Assert.Equal(["from"], Fields(await Client.ErrorAsync("movies.search", "{'query':'x','from':'a'}")));
    }
}
