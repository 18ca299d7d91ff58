using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Servers;

/// <summary>What a test of an address found.</summary>
/// <param name="Entry">The address that was tested, and what it is to be called.</param>
/// <param name="Probe">What answered; null where nothing did.</param>
/// <param name="Silence">Why nothing answered, in words; null where something did.</param>
/// <param name="Elapsed">How long the test took.</param>
public sealed record ServerTest(ServerEntry Entry, ServerProbe? Probe, string? Silence, TimeSpan Elapsed)
{
    /// <summary>The certificate that was shown and is not trusted; null where it is not about that.</summary>
    public PresentedCertificate? Certificate { get; init; }

    /// <summary>Whether a server answered that does not let us in, or cannot be trusted.</summary>
    public bool IsUnwelcome { get; init; }

    /// <summary>The address that was tested.</summary>
    public string Address => Entry.Address;

    /// <summary>Its host.</summary>
    public string Host => Entry.Host;

    /// <summary>Tests an address.</summary>
    /// <param name="fleet">Who asks, and which servers it knows.</param>
    /// <param name="visitor">Who wants it: the app connects to wherever he says.</param>
    /// <param name="entry">The address, and the id of the server that was met before where an entry is changed.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public static async Task<ServerTest> RunAsync(Fleet fleet, Visitor visitor, ServerEntry entry, TimeProvider time, CancellationToken cancellationToken)
    {
        visitor.Demand(Role.Administrator, "to connect to servers");
        var start = time.GetTimestamp();
        try
        {
            var probe = await fleet.ProbeAsync(entry, cancellationToken);
            // The list's own entry is no objection to itself: that server has only moved.
            var isItself = probe.Status is not null && probe.Hello.ServerId == entry.ServerId;
            return new(entry, isItself ? probe with { Objection = null } : probe, null, time.GetElapsedTime(start));
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            return new(entry, null, Unwelcome.Words(entry, e), time.GetElapsedTime(start))
            {
                Certificate = (e as NoAnswerException)?.Certificate,
                IsUnwelcome = Unwelcome.Is(e),
            };
        }
    }

    /// <summary>Whether an entry would be asked as was tested here.</summary>
    public bool IsOf(ServerEntry other) =>
        string.Equals(Address, other.Address, StringComparison.OrdinalIgnoreCase)
        && Entry.Tls == other.Tls && Equals(Entry.Fingerprint, other.Fingerprint) && Equals(Entry.Token, other.Token);

    /// <summary>Whether another server answers than the one that was met before.</summary>
    public bool IsAnother(Guid? met) => met is not null && Probe is { } probe && probe.Hello.ServerId != met;
}
