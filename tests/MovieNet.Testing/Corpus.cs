using System.Text;

namespace MovieNet.Testing;

/// <summary>Valid messages of every command and every kind, for a <see cref="Mutator"/> to spoil, and the pieces it spoils them with.</summary>
internal static class Corpus
{
    /// <summary>Each is one line without line feed.</summary>
    public static IReadOnlyList<byte[]> Messages { get; } = [.. new[]
    {
        RawClient.Request(1, "server.hello"),
        RawClient.Request(0, "server.authenticate", "{'token':'mnt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'}"),
        RawClient.Request(-7, "server.status", "{}"),
        RawClient.Request(2, "movies.get", "{'title':'The Matrix','year':1999}"),
        RawClient.Request(3, "movies.get", "{'imdbId':'tt0133093'}"),
        RawClient.Request(4, "movies.get", "{'id':1}"),
        RawClient.Request(5, "movies.list", "{'limit':3,'sort':'year','descending':true,'yearFrom':1950,'facets':true}"),
        RawClient.Request(6, "movies.list", "{'limit':2,'from':'m','genre':'Drama','person':'Kurosawa','missing':'rating'}"),
        RawClient.Request(7, "movies.search", "{'query':'seven sam','limit':3}"),
        RawClient.Request(8, "movies.search", "{'query':'侍 naïve \"quoted\" AND NOT','limit':2,'sort':'rating'}"),
        RawClient.Request(9, "movies.add", "{'movie':{'title':'Léon','year':1994,'genres':['Crime','Drama'],'rating':8.5,'runtimeMinutes':110,'synopsis':'A\\nB\\tC'},'requestId':'0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59'}"),
        RawClient.Request(10, "movies.add", "{'movie':{'title':'アキラ','imdbId':'tt0094625','cast':['Mitsuo Iwata'],'posterUrl':'https://films.example/a.jpg'}}"),
        RawClient.Request(11, "movies.edit", "{'id':1,'changes':{'year':2001,'cast':null,'title':'Alien'},'expectedVersion':1}"),
        RawClient.Request(12, "movies.delete", "{'id':2,'expectedVersion':1,'requestId':'5f4e21a0-93c7-4d3c-8f0b-7a6b5c4d3e2f'}"),
        RawClient.Request(13, "movies.import", "{'movies':[{'title':'Ran','year':1985},{'title':'','year':1985},{'titel':'Ikiru'}],'onExisting':'replace'}"),
        RawClient.Request(14, "movies.watch"),
        RawClient.Request(15, "movies.unwatch", "[]"),
        RawClient.Request(16, "changes.list", "{'limit':3,'after':2,'since':'2026-01-02T03:04:05Z','until':'2199-01-02T03:04:05.678+01:00','descending':true}"),
        RawClient.Request(17, "changes.list", "{'movieId':1,'limit':2}"),
        RawClient.Notification("movies.add", "{'movie':{'title':'Emma','year':1996}}"),
        """{"jsonrpc":"2.0","id":"a \"quoted\" id","method":"movies.get","params":{"title":"Emma"},"trace":"t-1","actor":"fuzz"}""",
        """{"jsonrpc":"2.0","id":null,"method":"movies.get","params":{"title":"Emma"}}""",
        """[{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"id":1}},{"jsonrpc":"2.0","method":"movies.edit","params":{"id":1,"changes":{}}},{"jsonrpc":"2.0","id":2,"method":"nothing"}]""",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>What has broken parsers before.</summary>
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. new[]
        {
            "null", "true", "[]", "{}", "\"\"", "0", "-0", "-1", "90.0", "1e400", "1E-400", "9223372036854775807", "9223372036854775808", "1999", "\"1999\"", "2101", "0.05", "10.01",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u000a\"", "\"\\/\"", "\"\\x\"", "\"title\":\"x\",\"title\":\"y\"", "\"jsonrpc\":\"2.0\"", "\"id\":1,\"id\":2",
            "\"params\":[]", "\"params\":[1]", "\"method\":\"rpc.x\"", ",", ":", "\"", "\\", "{", "}", "[", "]", " ", "\t", "\r", "\n", "\r\n", "//", "/*", "NaN", "Infinity", "+1", "01", "1.", ".5", "\ufeff", "\u2028",
            "\ud83c\udfac", "e\u0301", "ı", "ß", "ﬁ", "𝔐", "\"tt0000000\"", "\"tt99999999999\"", "\"file:///etc/passwd\"", "\"javascript:1\"", "'; DROP TABLE movie; --", "\"\\\"*\\\" OR title:\"", "GET / HTTP/1.1",
            "\"" + new string('x', 301) + "\"", "\"" + new string('y', 10_001) + "\"", new string('9', 400),
            new string('[', 10_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), new string('[', 63) + new string(']', 63), new string('[', 70) + new string(']', 70),
            "[" + string.Join(',', Enumerable.Repeat("1", 201)) + "]",
        }.Select(Encoding.UTF8.GetBytes),
        [0x00], [0x7F], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE], [0xFF], [0xE2, 0x82],
    ];
}
