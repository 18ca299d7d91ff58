using System.Buffers;
using System.Text.Json;
using MovieNet.Server.Store;

namespace MovieNet.Server.Watching;

/// <summary>
/// Changes that go out in one piece: those of one commit, or as many of them as fit. Their JSON is written once, and its
/// bytes are shared by all who watch.
/// </summary>
/// <param name="Last">The number of the last change in it.</param>
/// <param name="Json">The changes, parted by commas.</param>
internal sealed record ChangeBlock(long Last, byte[] Json)
{
    /// <summary>The most that goes out in one piece, unless a single change is larger.</summary>
    public const int BytesAtMost = 64 << 10;

    /// <summary>The changes of one commit.</summary>
    public static List<ChangeBlock> Of(IReadOnlyList<StoredChange> changes)
    {
        var blocks = new List<ChangeBlock>(1);
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, WireJson.Options);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (bytes.WrittenCount > 0 && bytes.WrittenCount + SizeOf(change) > BytesAtMost)
            {
                Cut(changes[i - 1].Id);
            }

            bytes.Write(bytes.WrittenCount == 0 ? default : ","u8);
            json.Reset();
            ChangeJson.Write(json, change.Id, change.At, change.Kind, change.MovieId, change.Before, change.After, change.RequestId, change.Who);
            json.Flush();
        }

        Cut(changes[^1].Id);
        return blocks;

        void Cut(long last)
        {
            blocks.Add(new(last, bytes.WrittenSpan.ToArray()));
            bytes.ResetWrittenCount();
        }
    }

    private static int SizeOf(StoredChange change) =>
        (change.Before?.Length ?? 0) + (change.After?.Length ?? 0) + ((change.Who?.Length ?? 0) * 6) + ChangeJson.Overhead;
}
