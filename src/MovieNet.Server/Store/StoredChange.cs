namespace MovieNet.Server.Store;

/// <summary>A row of the change log that was just written.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Kind">add, edit or delete.</param>
/// <param name="MovieId">The record's id.</param>
/// <param name="Before">The record before, as on the wire; null for a new one.</param>
/// <param name="After">The record after; null for one that was deleted.</param>
/// <param name="RequestId">What the client called the write, or null.</param>
/// <param name="Who">Who asked for it, or null.</param>
internal sealed record StoredChange(long Id, long At, string Kind, long MovieId, byte[]? Before, byte[]? After, Guid? RequestId, string? Who);
