using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>What the writing commands answer and refuse alike.</summary>
internal static class WriteResult
{
    /// <summary>The result of a write of one record.</summary>
    public static byte[] Of(StoredMovie movie) => [.. "{\"movie\":"u8, .. movie.ToWire(), .. "}"u8];

    /// <summary>The record of this id in the version that the client expects.</summary>
    /// <exception cref="RefusedException">It is not there, or has another version.</exception>
    public static StoredMovie Expect(StoreWriter writer, long id, long? version)
    {
        var movie = writer.Find(id)
            ?? throw new RefusedException(ErrorCode.NotFound, FormattableString.Invariant($"there is no record {id}"));
        return version is null || version == movie.Version
            ? movie
            : throw new RefusedException(
                ErrorCode.Conflict, FormattableString.Invariant($"record {id} has version {movie.Version}, not {version}"), movie.ToWire());
    }

    /// <summary>Makes sure that no other record is the same film.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="columns">The record.</param>
    /// <param name="self">Its id where it is there already, else 0.</param>
    /// <exception cref="RefusedException">One is; it goes with the error.</exception>
    public static void RefuseSecond(StoreWriter writer, MovieColumns columns, long self)
    {
        if (writer.InTheWay(columns, self) is [var first, ..])
        {
            throw new RefusedException(
                ErrorCode.AlreadyExists, FormattableString.Invariant($"record {first} is this movie already"), writer.Find(first)!.ToWire());
        }
    }
}
