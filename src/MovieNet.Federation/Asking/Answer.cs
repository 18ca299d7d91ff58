using System.Diagnostics.CodeAnalysis;

namespace MovieNet.Federation;

/// <summary>One server's outcome of a fan-out: a value, or why there is none. No value says nothing of what the server holds.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Server">The server's name in the list.</param>
/// <param name="Value">What it answered.</param>
/// <param name="Silence">Why there is no answer, in words; null when there is one.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record Answer<T>(string Server, T? Value, string? Silence, TimeSpan Elapsed)
{
    /// <summary>Whether the server answered.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Silence))]
    public bool IsKnown => Silence is null;
}
