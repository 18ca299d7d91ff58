using System.Text.Json;
using System.Text.Json.Serialization;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Access;

/// <summary>The file that the tokens of a server lie in, hashed. It is replaced whole, and only its owner may read it.</summary>
internal sealed class TokenFile(string path)
{
    private const int Version = 1;
    private const int LongestName = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public string Path { get; } = path;

    /// <summary>Where a database's tokens lie unless told otherwise.</summary>
    public static string Beside(string data) => data + ".tokens";

    /// <exception cref="StartupException">It cannot be read, or is no such file.</exception>
    public IReadOnlyList<Token> Read()
    {
        try
        {
            using var stream = File.OpenRead(Path);
            var content = JsonSerializer.Deserialize<Content>(stream, Json);
            if (content is not { MovieNetTokens: Version, Tokens: { } lines } || lines.Any(line => line.Sha256.Length != 64 || line.Right == Right.None))
            {
                throw new StartupException($"{Path} is no list of tokens of this version");
            }

            return [.. lines.Select(line => new Token(line.Name, line.Right, line.Sha256, line.CreatedAt))];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot read the tokens in {Path}: {e.Message}", e);
        }
    }

    /// <summary>Makes a token and gives it, for the only time.</summary>
    /// <exception cref="StartupException">The name is bad or taken, or the file cannot be written.</exception>
    public string Add(string name, Right right, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
        {
            throw new StartupException($"a token's name must have 1 to {LongestName} characters");
        }

        var tokens = File.Exists(Path) ? Read() : [];
        if (tokens.FirstOrDefault(token => string.Equals(token.Name, name, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            throw new StartupException($"there is a token {taken.Name} already; revoke it first, or take another name");
        }

        var secret = Token.Make();
        Write([.. tokens, new(name, right, Token.HashOf(secret), time.GetUtcNow())]);
        return secret;
    }

    /// <exception cref="StartupException">There is no such token, or the file cannot be written.</exception>
    public void Revoke(string name)
    {
        var tokens = Read();
        var left = tokens.Where(token => !string.Equals(token.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (left.Count == tokens.Count)
        {
            throw new StartupException($"there is no token {name} in {Path}");
        }

        Write(left);
    }

    private void Write(IReadOnlyList<Token> tokens)
    {
        var temporary = FormattableString.Invariant($"{Path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, OwnerOnly.NewFile))
            {
                JsonSerializer.Serialize(stream, new Content(Version, [.. tokens.Select(token => new Line(token.Name, token.Right, token.Hash, token.CreatedAt))]), Json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot write the tokens to {Path}: {e.Message}", e);
        }
    }

    private sealed record Content(int MovieNetTokens, IReadOnlyList<Line> Tokens);

    private sealed record Line([property: JsonRequired] string Name, [property: JsonRequired] Right Right, [property: JsonRequired] string Sha256, DateTimeOffset CreatedAt);
}
