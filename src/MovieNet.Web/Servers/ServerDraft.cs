using System.Globalization;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Servers;

/// <summary>What a person types for a server of the list.</summary>
public sealed class ServerDraft
{
    private readonly Dictionary<string, string> refused = new(StringComparer.Ordinal);
    private Secret? kept;
    private bool isVisited;

    /// <summary>An empty form, with the port that most servers have.</summary>
    public ServerDraft()
    {
    }

    /// <summary>A form filled from an entry.</summary>
    public ServerDraft(ServerEntry entry)
    {
        (Name, Host, Port, Tags) = (entry.Name, entry.Host, entry.Port.ToString(CultureInfo.InvariantCulture), ServerTags.Text(entry.Tags));
        (Tls, Fingerprint, kept) = (entry.Tls, entry.Fingerprint, entry.Token);
    }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>A name or an address.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The port as typed.</summary>
    public string Port { get; private set; } = "5870";

    /// <summary>The tags as typed, parted by commas.</summary>
    public string Tags { get; private set; } = "";

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; private set; }

    /// <summary>The one certificate that is trusted, see <see cref="ServerEntry.Fingerprint"/>; null for any that this machine trusts.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>The token as typed; empty where the one that is kept, if any, stays.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether there is a token that was given before. It is never shown again.</summary>
    public bool HasKeptToken => kept is not null;

    /// <summary>The port's number; 0 where the text is none, which is refused.</summary>
    public int PortNumber => int.TryParse(Port.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;

    /// <summary>Host and port, as people write them.</summary>
    public string Address => new ServerEntry("", Host.Trim(), PortNumber).Address;

    /// <summary>Takes over the name.</summary>
    public void TypeName(string? text) => (Name, _) = (text ?? "", refused.Remove("name"));

    /// <summary>Takes over the host; a pasted <c>host:port</c> fills both fields.</summary>
    public void TypeHost(string? text)
    {
        refused.Remove("host");
        Host = text ?? "";
        if (Host.Count(letter => letter == ':') == 1 && ServerEntry.TryParseAddress(Host.Trim(), out var host, out var port) is null)
        {
            (Host, Port) = (host, port.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Takes over the port.</summary>
    public void TypePort(string? text) => (Port, _) = (text ?? "", refused.Remove("port"));

    /// <summary>Takes over the tags.</summary>
    public void TypeTags(string? text) => (Tags, _) = (text ?? "", refused.Remove("tags"));

    /// <summary>Takes over whether to encrypt; without it no certificate is trusted either.</summary>
    public void ChooseTls(bool chosen) => (Tls, Fingerprint) = (chosen, chosen ? Fingerprint : null);

    /// <summary>From now on exactly this certificate is trusted.</summary>
    public void Trust(PresentedCertificate certificate) => (Tls, Fingerprint) = (true, certificate.Fingerprint);

    /// <summary>No certificate is trusted by itself any more.</summary>
    public void TrustNone() => Fingerprint = null;

    /// <summary>Takes over the token.</summary>
    public void TypeToken(string? text) => Token = text ?? "";

    /// <summary>Forgets the token that was given before.</summary>
    public void ForgetToken() => kept = null;

    /// <summary>The entry as typed.</summary>
    public ServerEntry ToEntry() => new(Name.Trim(), Host.Trim(), PortNumber)
    {
        Tags = ServerTags.Parse(Tags),
        Tls = Tls,
        Fingerprint = Fingerprint,
        Token = Token.Trim() is { Length: > 0 } typed ? new(typed) : kept,
    };

    /// <summary>Whether host and port can be an address.</summary>
    public bool HasAddress => Wrong().All(problem => problem.Field is "name" or "tags");

    /// <summary>Lets what is wrong be said; whether nothing is.</summary>
    public bool Visit()
    {
        isVisited = true;
        return Wrong().Count == 0;
    }

    /// <summary>Keeps what the server list said against a field until the field is changed.</summary>
    public void Refuse(ServerListException refusal) => refused[refusal.Field] = refusal.Message;

    /// <summary>What is wrong with a field (<c>name</c>, <c>host</c>, <c>port</c>, <c>tags</c>), as a sentence; null while nothing is or nobody has tried to go on.</summary>
    public string? ProblemOf(string field) =>
        refused.GetValueOrDefault(field) is { } said ? Sentence(said)
        : isVisited && Wrong().FirstOrDefault(problem => string.Equals(problem.Field, field, StringComparison.Ordinal)).Problem is { } wrong ? Sentence(wrong)
        : null;

    /// <summary>The first field at fault, or null.</summary>
    public string? FirstWrong => Array.Find(["name", "host", "port", "tags"], name => ProblemOf(name) is not null);

    private List<(string Field, string Problem)> Wrong()
    {
        var wrong = ServerEntry.Check(Name.Trim(), Host.Trim(), PortNumber).ToList();
        if (ServerTags.Check(ServerTags.Parse(Tags)) is { } problem)
        {
            wrong.Add(("tags", problem));
        }

        return wrong;
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
