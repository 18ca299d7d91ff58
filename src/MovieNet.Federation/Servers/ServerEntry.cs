using System.Globalization;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One line of the server list.</summary>
/// <param name="Name">What people call it; unique whatever the case.</param>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="ServerId">The id of the server that was met there first; null until it answered once. Another server there is never asked or written to.</param>
/// <param name="Paused">Whether a person suspended it; then it is not asked, so what it holds is not known.</param>
public sealed record ServerEntry(string Name, string Host, int Port, Guid? ServerId = null, bool Paused = false)
{
    /// <summary>Short labels of a person's choice, see <see cref="ServerTags"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; init; }

    /// <summary>SHA-256 of the one certificate that is trusted there, lower-case hex; null for any that the system trusts.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The token that is shown there; null for none.</summary>
    public Secret? Token { get; init; }

    /// <summary>Host and port, as people write them; an IPv6 address in brackets.</summary>
    public string Address => Host.Contains(':', StringComparison.Ordinal)
        ? FormattableString.Invariant($"[{Host}]:{Port}")
        : FormattableString.Invariant($"{Host}:{Port}");

    /// <summary>Equal are entries that say the same; a record alone would compare the lists of tags by reference.</summary>
    public bool Equals(ServerEntry? other) =>
        other is not null && (Name, Host, Port, ServerId, Paused).Equals((other.Name, other.Host, other.Port, other.ServerId, other.Paused))
        && HasSameSecurity(other) && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Host, Port, ServerId, Paused, Tags.Count);

    /// <summary>Whether another entry is asked by the same token over the same kind of connection.</summary>
    internal bool HasSameSecurity(ServerEntry other) => (Tls, Fingerprint, Token).Equals((other.Tls, other.Fingerprint, other.Token));

    /// <summary>How its server is connected to.</summary>
    internal MovieClientOptions ClientOptions(FleetOptions options, TimeSpan requestTimeout) => new()
    {
        ConnectTimeout = options.HeartbeatTimeout,
        RequestTimeout = requestTimeout,
        Actor = options.Actor,
        Tls = Tls ? new(Fingerprint) : null,
        Token = Token,
        TimeProvider = options.TimeProvider,
    };

    /// <summary>Reads a SHA-256 as people write it, with or without colons and spaces; null where it is none.</summary>
    public static string? ParseFingerprint(string text)
    {
        var digits = text.Trim().Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }

    /// <summary>Reads <c>host:port</c>; an IPv6 address stands in brackets.</summary>
    /// <returns>What is wrong, in words, or null.</returns>
    public static string? TryParseAddress(string text, out string host, out int port)
    {
        (host, port) = ("", 0);
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return $"“{text}” is no address: expected HOST:PORT, such as 127.0.0.1:5870";
        }

        host = text[..colon].Trim();
        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            host = host[1..^1];
        }

        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            return $"“{text[(colon + 1)..]}” is no port: expected a number from 1 to 65535";
        }

        return Check("name", host, port).FirstOrDefault().Problem;
    }

    /// <summary>What is wrong with an entry's fields (<c>name</c>, <c>host</c>, <c>port</c>); empty when nothing is.</summary>
    public static IReadOnlyList<(string Field, string Problem)> Check(string name, string host, int port)
    {
        var problems = new List<(string, string)>();
        if (string.IsNullOrWhiteSpace(name) || name.Length > 60 || name.Any(char.IsControl))
        {
            problems.Add(("name", "must be 1 to 60 characters"));
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            problems.Add(("host", "must be a host name or an address, such as 127.0.0.1 or films.example.org"));
        }

        if (port is < 1 or > 65535)
        {
            problems.Add(("port", "must be from 1 to 65535"));
        }

        return problems;
    }
}
