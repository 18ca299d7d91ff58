using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What was found at an address that is not in the list yet.</summary>
/// <param name="Hello">What the server says of itself.</param>
/// <param name="Status">How it is; null where it cannot be asked.</param>
/// <param name="Examples">Up to three of its records, lately changed first.</param>
/// <param name="Objection">Why it cannot be added, or null.</param>
public sealed record ServerProbe(ServerHello Hello, ServerStatus? Status, IReadOnlyList<MovieRecord> Examples, string? Objection)
{
    /// <summary>How long it took to find the name and to connect.</summary>
    public TimeSpan Connected { get; init; }

    /// <summary>How long its first answer took.</summary>
    public TimeSpan Answered { get; init; }

    /// <summary>Why a server cannot be asked by this version, or null.</summary>
    internal static string? Incompatibility(ServerHello hello) =>
        hello.Protocol != ProtocolJson.Version ? $"it speaks protocol {hello.Protocol}, this version speaks {ProtocolJson.Version}"
        : hello.TitleKeyVersion != TitleKey.Version ? $"it compares titles by version {hello.TitleKeyVersion}, this version by {TitleKey.Version}"
        : null;
}
