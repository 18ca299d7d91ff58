using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>The columns of JSON objects are their members, in the order in which they turn up.</summary>
internal sealed class JsonColumns
{
    private readonly List<FileColumn> all = [];
    private readonly Dictionary<string, FileColumn> byName = new(StringComparer.Ordinal);

    public IReadOnlyList<FileColumn> All => all;

    public void Add(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            if (!byName.TryGetValue(name, out var column))
            {
                column = new(name);
                byName.Add(name, column);
                all.Add(column);
            }

            if (!column.HasEnough && member.Value.ValueKind != JsonValueKind.Null)
            {
                column.AddExample(JsonText.TryGet(member.Value, out var text) ? text : member.Value.GetRawText());
            }
        }
    }
}
