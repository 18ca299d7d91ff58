using System.Buffers;
using System.Globalization;
using System.Text;
using MovieNet.Server.Store;

namespace MovieNet.Tests.Server.Store;

public sealed class AnswerCacheTests
{
    private readonly KeyVersions versions = new();

    [Fact]
    public void What_was_read_before_a_commit_does_not_hold_behind_it_whenever_it_is_kept()
    {
        var cache = new AnswerCache(versions, 64 << 20);
        int[] places = [KeyVersions.PlaceOf("alien")];
        cache.Keep("kept before"u8, cache.TicketOf("alien"), "old"u8);
        var before = cache.TicketOf("alien");

        versions.MoveOn(places);
        var during = cache.TicketOf("alien");
        cache.Keep("kept during"u8, before, "old"u8);
        Assert.Null(Ask(cache, "kept before"));
        Assert.Null(Ask(cache, "kept during"));

        versions.MoveOn(places);
        cache.Keep("kept behind"u8, before, "old"u8);
        cache.Keep("read during"u8, during, "old or new"u8);
        cache.Keep("read behind"u8, cache.TicketOf("alien"), "new"u8);

        Assert.All(["kept before", "kept during", "kept behind", "read during"], parameters => Assert.Null(Ask(cache, parameters)));
        Assert.Equal("new", Ask(cache, "read behind"));
    }

    [Fact]
    public void The_newest_push_the_oldest_out_and_every_answer_is_its_own()
    {
        const int Megabytes = 16;
        var cache = new AnswerCache(versions, Megabytes << 20);
        for (var i = 0; i < 100_000; i++)
        {
            cache.Keep(Parameters(i), cache.TicketOf(i.ToString(CultureInfo.InvariantCulture)), Result(i));
        }

        Assert.Null(Ask(cache, Encoding.UTF8.GetString(Parameters(0))));
        var kept = Enumerable.Range(0, 100_000).Where(i => Ask(cache, Encoding.UTF8.GetString(Parameters(i))) is { } result
            && (result.Equals(Encoding.UTF8.GetString(Result(i)), StringComparison.Ordinal) ? true : throw new InvalidDataException(result))).ToList();
        // Half of the room at least is in use, and what came last is there.
        Assert.InRange(kept.Count, (Megabytes << 20) / 2 / Result(0).Length, (Megabytes << 20) / Result(0).Length);
        Assert.Contains(99_999, kept);

        static byte[] Parameters(int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"title":"{{i}}"}"""));
        static byte[] Result(int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i}{new string('x', 500)}"));
    }

    [Fact]
    public void Without_room_nothing_is_kept()
    {
        var cache = new AnswerCache(versions, 0);
        cache.Keep("parameters"u8, cache.TicketOf("alien"), "result"u8);

        Assert.Null(Ask(cache, "parameters"));
        Assert.Equal(1, cache.Misses);
    }

    private static string? Ask(AnswerCache cache, string parameters)
    {
        var output = new ArrayBufferWriter<byte>();
        return cache.TryWrite(Encoding.UTF8.GetBytes(parameters), output) ? Encoding.UTF8.GetString(output.WrittenSpan) : null;
    }
}
