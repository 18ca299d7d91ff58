namespace MovieNet.Federation;

/// <summary>Where a record is, whatever it says at the moment.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="Id">The record's id there; never given to another record.</param>
public readonly record struct RecordPlace(string Server, long Id);
