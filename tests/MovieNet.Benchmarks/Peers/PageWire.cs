using System.Text.Json.Nodes;
using MovieNet.Benchmarks.Load;

namespace MovieNet.Benchmarks.Peers;

/// <summary>movies.list or movies.search. The keys are the parameters; every thousandth answer is looked through.</summary>
internal sealed class PageWire(string method, Keys keys, Func<JsonNode, int, bool> isRight) : LineWire(method)
{
    protected override int WriteParameters(Span<byte> to, int key)
    {
        keys[key].CopyTo(to);
        return keys[key].Length;
    }

    protected override bool IsRightResult(ReadOnlySpan<byte> result, int key) => isRight(JsonNode.Parse(result)!, key);
}
