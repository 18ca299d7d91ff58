namespace MovieNet.Server.Store.Pages;

/// <summary>Where a page ended: the last record's values in the order of the page. Pages go on behind it, whatever was written since.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Number">Its year, rating or time, where it has one and the page is sorted by it; its tier in a search.</param>
/// <param name="Text">Its title key, where the page is sorted by it.</param>
internal sealed record PagePosition(long Id, long? Number, string? Text);
