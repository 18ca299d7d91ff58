namespace MovieNet.Server.Access;

/// <summary>
/// The tokens in force. The file is looked at once a second, so that a token that was made or revoked on the command line
/// counts at once; a revoked one ends the sessions that use it.
/// </summary>
internal sealed class AccessList : IDisposable
{
    private readonly TokenFile? file;
    private readonly Log log;
    private readonly ITimer? timer;
    private readonly Lock one = new();
    private volatile IReadOnlyList<Token> tokens = [];
    private (DateTime Written, long Length)? seen;

    private AccessList(TokenFile? file, TimeProvider time, Log log)
    {
        this.file = file;
        this.log = log;
        Brake = new(time);
        if (file is not null)
        {
            seen = Look();
            tokens = file.Read();
            timer = time.CreateTimer(_ => Refresh(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Whether a connection must show a token before it may do anything. Once it must, it must until the server ends.</summary>
    public bool IsRequired => file is not null;

    /// <summary>Slows down who tries too many.</summary>
    public FailureBrake Brake { get; }

    /// <exception cref="StartupException">A file is named that is not there, or it cannot be read.</exception>
    public static AccessList Open(ServerOptions options, Log log)
    {
        if (options.Tokens is { } named && !File.Exists(named))
        {
            throw new StartupException($"there is no file {named}; make a token with: movienet-server token add NAME --right write --tokens {named}");
        }

        var path = options.Tokens ?? TokenFile.Beside(options.Data);
        return new(File.Exists(path) ? new(path) : null, options.TimeProvider, log);
    }

    /// <summary>The token whose secret this is, or null. All of them are compared, so that the time does not tell which came close.</summary>
    public Token? Find(string secret)
    {
        Refresh();
        var hash = Token.HashOf(secret);
        Token? found = null;
        foreach (var token in tokens)
        {
            found = token.Is(hash) ? token : found;
        }

        return found;
    }

    /// <summary>Reads the file again where it has changed.</summary>
    public void Refresh()
    {
        lock (one)
        {
            if (file is null || Look() is var now && now == seen)
            {
                return;
            }

            try
            {
                var next = now is null ? [] : file.Read();
                var kept = tokens.Where(next.Contains).ToList();
                foreach (var gone in tokens.Except(kept))
                {
                    gone.Revoke();
                }

                tokens = [.. kept, .. next.Except(kept)];
            }
            catch (StartupException e)
            {
                log.Error(e.Message + "; the tokens stay as they were");
            }

            seen = now;
        }
    }

    public void Dispose() => timer?.Dispose();

    private (DateTime Written, long Length)? Look() => new FileInfo(file!.Path) is { Exists: true } info ? (info.LastWriteTimeUtc, info.Length) : null;
}
