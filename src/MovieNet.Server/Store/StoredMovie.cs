using System.Buffers;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>A row of the table movie, and the record that it is on the wire.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="UpdatedAt">Unix milliseconds.</param>
/// <param name="Hash">16 bytes.</param>
/// <param name="Body">The canonical JSON of its own members.</param>
internal sealed record StoredMovie(long Id, long Version, long UpdatedAt, byte[] Hash, byte[] Body)
{
    /// <summary>The record as it goes over the wire.</summary>
    public byte[] ToWire()
    {
        var json = new ArrayBufferWriter<byte>(Body.Length + RecordBytes.Overhead);
        RecordBytes.Write(json, Id, Version, UpdatedAt, Hash, Body);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>What it says of the film.</summary>
    public Movie ToMovie()
    {
        using var json = JsonDocument.Parse(ToWire());
        return MovieJson.ReadRecord(json.RootElement).Movie;
    }
}
