using System.Text;

namespace MovieNet.Tests.Server;

public sealed class EnvelopeTests : ServerTest
{
    public static TheoryData<string, int, string> Refused => new()
    {
        // Not JSON.
        { "hello", -32700, "null" },
        { "{", -32700, "null" },
        { "   ", -32700, "null" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello"}x""", -32700, "null" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello"} {}""", -32700, "null" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello",}""", -32700, "null" },
        { """{'jsonrpc':'2.0'}""", -32700, "null" },
        { """{"jsonrpc":"2.0","id":01,"method":"server.hello"}""", -32700, "null" },
        { "[1", -32700, "null" },
        { "﻿{}", -32700, "null" },

        // Not a request.
        { "1", -32600, "null" },
        { "null", -32600, "null" },
        { "\"server.hello\"", -32600, "null" },
        { "{}", -32600, "null" },
        { """{"id":1,"method":"server.hello"}""", -32600, "1" },
        { """{"jsonrpc":"1.0","id":1,"method":"server.hello"}""", -32600, "1" },
        { """{"jsonrpc":2.0,"id":1,"method":"server.hello"}""", -32600, "1" },
        { """{"jsonrpc":"2.0","id":1}""", -32600, "1" },
        { """{"jsonrpc":"2.0","id":"a"}""", -32600, "\"a\"" },
        { """{"jsonrpc":"2.0","id":1,"method":7}""", -32600, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":null}""", -32600, "1" },
        { """{"jsonrpc":"2.0"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":1.0,"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":1e3,"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":1E3,"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":true,"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":{},"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":[1],"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","method":"server.hello"}""", -32600, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","\u006dethod":"server.hello"}""", -32600, "1" },
        { """{"jsonrpc":"2.0","id":1,"id":2,"method":"server.hello"}""", -32600, "null" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","x":1,"x":1}""", -32600, "1" },

        // A request that cannot be carried out.
        { """{"jsonrpc":"2.0","id":1,"method":""}""", -32601, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"movies.Get"}""", -32601, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"rpc.\ud800"}""", -32601, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"nothing","params":[1]}""", -32601, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","params":[1]}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","params":"x"}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","params":null}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","params":{"x":1}}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","params":{"\ud800":1}}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"id":1,"id":1}}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"\ud800"}}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","actor":7}""", -32602, "1" },
        { """{"jsonrpc":"2.0","id":1,"method":"server.hello","trace":"\udc00"}""", -32602, "1" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_message_gets_its_code_and_never_costs_the_connection(string line, int code, string id)
    {
        await Client.SendAsync(line);
        var answer = await Client.ReadLineAsync();

        Assert.StartsWith($$"""{"jsonrpc":"2.0","id":{{id}},"error":{"code":{{code}},"message":""", answer, StringComparison.Ordinal);
        Assert.NotNull(await Client.ResultAsync("server.hello"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-7")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"a b\"")]
    [InlineData("\"\\u00e9\\\"\\/\"")]
    [InlineData("\"é七𝄞\"")]
    public async Task Ids_are_echoed_byte_for_byte(string id)
    {
        foreach (var method in new[] { "server.status", "movies.add", "nothing" })
        {
            await Client.SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":[]}""");
            Assert.StartsWith($$"""{"jsonrpc":"2.0","id":{{id}},""", await Client.ReadLineAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello","params":[ ]}""")]
    [InlineData("""  { "method" : "server\u002ehello" , "id" : 1 , "jsonrpc" : "\u0032.0" }  """)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello","other":{"a":[1,{}]},"trace":"t","actor":"me"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"server.hello","trace":null,"actor":null}""")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.hello\"}\r")]
    [InlineData("\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.hello\"}")]
    public async Task A_request_may_be_written_in_any_way_that_JSON_allows(string line)
    {
        Assert.Equal("Test", (string)(await Client.AskAsync(line))["result"]!["name"]!);
    }

    [Fact]
    public async Task Invalid_UTF8_is_a_parse_error()
    {
        await Client.SendBytesAsync((byte[])[.. Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":1,"method":"server.hello","x":"""), (byte)'"', 0xC0, 0x80, .. "\"}\n"u8]);

        Assert.Equal(-32700, (int)(await Client.ReadJsonAsync())["error"]!["code"]!);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(10_000, false)]
    [InlineData(200_000, false)]
    public async Task JSON_may_nest_64_deep(int listsInTheRequest, bool allowed)
    {
        var nested = new string('[', listsInTheRequest) + new string(']', listsInTheRequest);

        var answer = await Client.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"server.hello","x":{{nested}}}""");

        Assert.Equal(allowed ? null : -32700, (int?)answer["error"]?["code"]);
        Assert.NotNull(await Client.ResultAsync("server.hello"));
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("actor")]
    public async Task Trace_and_actor_have_at_most_200_characters(string member)
    {
        var longest = string.Concat(Enumerable.Repeat("𝄞", 200));

        Assert.NotNull((await Client.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"server.hello","{{member}}":"{{longest}}"}"""))["result"]);
        var error = (await Client.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"server.hello","{{member}}":"{{longest}}x"}"""))["error"]!;
        Assert.Equal([member], Fields(error));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once_those_of_the_envelope_too()
    {
        var error = (await Client.AskAsync("""
            {"jsonrpc":"2.0","id":1,"method":"movies.add","actor":1,"params":{"movie":{"year":"1999","genres":["a",3,""],"foo":1,"id":1},"requestId":"x","bar":1}}
            """))["error"]!;

        Assert.Equal(
            "actor bar movie.foo movie.genres[1] movie.genres[2] movie.id movie.title movie.year requestId",
            string.Join(' ', Fields(error).Order(StringComparer.Ordinal)));
        Assert.All((IEnumerable<System.Text.Json.Nodes.JsonNode?>)error["data"]!.AsArray(), problem => Assert.NotEmpty((string)problem!["problem"]!));
    }
}
