using System.Text.Json;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>movies.import: many records in one transaction; what cannot be added is reported, the rest goes in.</summary>
internal static class ImportCommand
{
    public static PreparedWrite Prepare(CommandContext context, ParameterReader parameters)
    {
        var maximum = context.Options.Limits.ImportRecords;
        var json = parameters.Any("movies", required: true);
        if (json is { ValueKind: not JsonValueKind.Array })
        {
            parameters.Problem("movies", "must be a list of movies");
        }
        else if (json?.GetArrayLength() is { } length && length > maximum)
        {
            parameters.Problem("movies", FormattableString.Invariant($"must have at most {maximum:N0} records, has {length:N0}"));
        }

        var replace = parameters.OneOf("onExisting", "skip", "replace") is "replace";
        parameters.Check();

        var batch = json!.Value.EnumerateArray().Select(ImportedMovie.Read).ToList();
        return new((writer, write) => Apply(writer, write, batch, replace), batch.Count);
    }

    private static byte[] Apply(StoreWriter writer, Write write, List<ImportedMovie> batch, bool replace)
    {
        int added = 0, replaced = 0, skipped = 0;
        var rejected = new List<RejectedMovie>();
        for (var index = 0; index < batch.Count; index++)
        {
            if (batch[index].Columns is not { } columns)
            {
                rejected.Add(new(index, batch[index].Problems));
                continue;
            }

            switch (writer.InTheWay(columns))
            {
                case []:
                    writer.Add(columns, write);
                    added++;
                    break;
                case var _ when !replace:
                    skipped++;
                    break;
                case [var id]:
                    var before = writer.Find(id)!;
                    var after = writer.Replace(before, before.ToMovie(), columns, write);
                    _ = ReferenceEquals(before, after) ? skipped++ : replaced++;
                    break;
                case var ids:
                    rejected.Add(new(index, [new("title", $"would replace more than one record: {string.Join(", ", ids)}")]));
                    break;
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(new ImportResult(added, replaced, skipped, rejected), ProtocolJson.Options);
    }
}
