using System.Runtime.InteropServices;

namespace MovieNet.Server.Store;

/// <summary>What became of a write: the result as JSON, or why there is none. Exactly one of the two is there.</summary>
/// <param name="Result">The result.</param>
/// <param name="Error">What the command threw.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Outcome(byte[]? Result, Exception? Error);
