using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Protocol;

/// <summary>
/// The client for one movie server: one connection, requests pipelined, every request with a deadline. Safe for use by many
/// threads at once. Every call throws <see cref="ServerErrorException"/> when the server answers with an error and
/// <see cref="NoAnswerException"/> when there is no answer.
/// </summary>
public sealed class MovieClient : IAsyncDisposable
{
    private readonly RequestPipeline pipeline;
    private readonly WatchList watches;
    private readonly string? actor;

    private MovieClient(RequestPipeline pipeline, WatchList watches, string? actor)
    {
        this.pipeline = pipeline;
        this.watches = watches;
        this.actor = actor;
    }

    /// <summary>Ends when the connection does; never fails. Its result says why, in words.</summary>
    public Task<string> Closed => pipeline.Closed;

    /// <summary>Connects; shows the token where there is one, else no request is sent.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="options">Deadlines and who asks; null for the defaults.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="NoAnswerException">Not connected within the deadline, or the server cannot be trusted.</exception>
    /// <exception cref="ServerErrorException">The token is not accepted.</exception>
    public static async Task<MovieClient> ConnectAsync(
        string host, int port, MovieClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        using var deadline = new Deadline(options.ConnectTimeout, options.TimeProvider, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        RequestPipeline requests;
        try
        {
            await socket.ConnectAsync(host, port, deadline.Token);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (options.Tls is { } verification)
            {
                stream = await TlsHandshake.BeginAsync(stream, host, verification, deadline.Token);
            }

            requests = new(stream, options);
        }
        catch (Exception e)
        {
            socket.Dispose();
            throw e switch
            {
                OperationCanceledException when deadline.HasPassed =>
                    new NoAnswerException(NoAnswerReason.NotConnected, $"connecting timed out after {options.ConnectTimeout.TotalSeconds:0.#} s", sent: false, e),
                SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                    new NoAnswerException(NoAnswerReason.NotConnected, "connection refused", sent: false, e),
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
                    new NoAnswerException(NoAnswerReason.NotConnected, $"the name {host} is not known", sent: false, e),
                SocketException => new NoAnswerException(NoAnswerReason.NotConnected, e.Message, sent: false, e),
                _ => e,
            };
        }

        var client = new MovieClient(requests, new(requests), options.Actor);
        return options.Token is { } token ? await client.IntroduceAsync(token, cancellationToken) : client;
    }

    /// <summary>The same connection, asking in somebody's name. Only the one that was connected is disposed of.</summary>
    /// <param name="name">For the server's change log, at most 200 characters; null for the name of <see cref="MovieClientOptions.Actor"/>.</param>
    public MovieClient As(string? name) => name is null ? this : new(pipeline, watches, name);

    /// <summary>Shows a token; what may be done by this connection from now on, <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public async Task<IReadOnlyList<string>> AuthenticateAsync(Secret token, CancellationToken cancellationToken = default) =>
        (await SendAsync<RightsAnswer>("server.authenticate", new { token = token.Reveal() }, cancellationToken)).Rights;

    /// <summary>What the server says of itself.</summary>
    public Task<ServerHello> HelloAsync(CancellationToken cancellationToken = default) =>
        SendAsync<ServerHello>("server.hello", null, cancellationToken);

    /// <summary>How the server is.</summary>
    public Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default) =>
        SendAsync<ServerStatus>("server.status", null, cancellationToken);

    /// <summary>Every record with this title: by title key first, then by further keys. Empty when there is none.</summary>
    /// <param name="title">The title.</param>
    /// <param name="year">Exactly this year; null for any or none.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public Task<IReadOnlyList<MovieRecord>> GetAsync(string title, int? year = null, CancellationToken cancellationToken = default) =>
        GetAsync(new { title, year }, cancellationToken);

    /// <summary>Every record with this IMDb id.</summary>
    public Task<IReadOnlyList<MovieRecord>> GetByImdbIdAsync(string imdbId, CancellationToken cancellationToken = default) =>
        GetAsync(new { imdbId }, cancellationToken);

    /// <summary>The record with this id, or null.</summary>
    public async Task<MovieRecord?> GetByIdAsync(long id, CancellationToken cancellationToken = default) =>
        (await GetAsync(new { id }, cancellationToken)).FirstOrDefault();

    /// <summary>A page of all records.</summary>
    public Task<MoviePage> ListAsync(ListQuery query, CancellationToken cancellationToken = default) =>
        SendAsync<MoviePage>("movies.list", ListParameters.Of(query, null), cancellationToken);

    /// <summary>A page of the records in which every word occurs, the last as a prefix.</summary>
    /// <param name="words">Plain text, 1 to 1,000 characters.</param>
    /// <param name="query">Order and filters.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public Task<MoviePage> SearchAsync(string words, ListQuery query, CancellationToken cancellationToken = default) =>
        SendAsync<MoviePage>("movies.search", ListParameters.Of(query, words), cancellationToken);

    /// <summary>Adds a movie.</summary>
    /// <param name="movie">What to add.</param>
    /// <param name="requestId">Makes a repetition harmless: the server gives the same answer again without writing.</param>
    /// <param name="cancellationToken">Calls waiting off, not the write.</param>
    public Task<MovieRecord> AddAsync(Movie movie, Guid requestId, CancellationToken cancellationToken = default) =>
        WriteAsync("movies.add", new { movie, requestId }, cancellationToken);

    /// <summary>Changes members of a record; null clears one. What is not named stays.</summary>
    /// <param name="id">Which record.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="expectedVersion">Refused with <see cref="ErrorCode.Conflict"/> when the record has another; null for any.</param>
    /// <param name="requestId">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Calls waiting off, not the write.</param>
    public Task<MovieRecord> EditAsync(
        long id, IReadOnlyDictionary<MovieField, FieldValue?> changes, long? expectedVersion, Guid requestId, CancellationToken cancellationToken = default) =>
        WriteAsync("movies.edit", new { id, changes = changes.ToDictionary(c => FieldInfo.Of(c.Key).Name, c => ToJson(c.Value), StringComparer.Ordinal), expectedVersion, requestId }, cancellationToken);

    /// <summary>Deletes a record; the answer is what was deleted.</summary>
    public Task<MovieRecord> DeleteAsync(long id, long? expectedVersion, Guid requestId, CancellationToken cancellationToken = default) =>
        WriteAsync("movies.delete", new { id, expectedVersion, requestId }, cancellationToken);

    /// <summary>Adds many movies in one transaction; what cannot be added is reported, the rest goes in.</summary>
    /// <param name="movies">At most <see cref="ServerLimits.ImportRecords"/>, and one line of <see cref="ServerLimits.LineBytes"/> on the wire.</param>
    /// <param name="replace">Whether a record that is there is replaced; else it is left and counted as skipped.</param>
    /// <param name="requestId">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Calls waiting off, not the write.</param>
    public Task<ImportResult> ImportAsync(IReadOnlyList<Movie> movies, bool replace, Guid requestId, CancellationToken cancellationToken = default) =>
        SendAsync<ImportResult>("movies.import", new { movies, onExisting = replace ? "replace" : "skip", requestId }, cancellationToken);

    /// <summary>A page of the change log: every record that was ever written, with the record before and after.</summary>
    public Task<ChangePage> ChangesAsync(ChangeQuery query, CancellationToken cancellationToken = default) => SendAsync<ChangePage>(
        "changes.list",
        new { query.After, query.Since, query.Until, query.MovieId, query.Limit, descending = query.Descending ? true : (bool?)null },
        cancellationToken);

    /// <summary>Has the server tell of every later change, until the watch is disposed of. There may be several at once.</summary>
    public Task<MovieWatch> WatchAsync(CancellationToken cancellationToken = default) => watches.BeginAsync(cancellationToken);

    /// <summary>Closes the connection. Requests on the way fail.</summary>
    public ValueTask DisposeAsync() => CloseAsync("the connection was closed here");

    /// <summary>Closes the connection. Requests on the way fail, and are told why.</summary>
    /// <param name="why">In words that go behind the server's name and a colon.</param>
    public ValueTask CloseAsync(string why) => pipeline.CloseAsync(why);

    private async Task<IReadOnlyList<MovieRecord>> GetAsync(object parameters, CancellationToken cancellationToken) =>
        (await SendAsync<MoviesAnswer>("movies.get", parameters, cancellationToken)).Movies;

    private async Task<MovieRecord> WriteAsync(string method, object parameters, CancellationToken cancellationToken) =>
        (await SendAsync<MovieAnswer>(method, parameters, cancellationToken)).Movie;

    private static JsonElement? ToJson(FieldValue? value) => value switch
    {
        null => null,
        FieldValue.Text(var text) => JsonSerializer.SerializeToElement(text),
        FieldValue.Number(var number) => JsonSerializer.SerializeToElement(number == decimal.Truncate(number) ? decimal.Truncate(number) : number),
        FieldValue.List(var items) => JsonSerializer.SerializeToElement<IEnumerable<string>>(items),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private async Task<MovieClient> IntroduceAsync(Secret token, CancellationToken cancellationToken)
    {
        try
        {
            await AuthenticateAsync(token, cancellationToken);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private Task<T> SendAsync<T>(string method, object? parameters, CancellationToken cancellationToken) =>
        pipeline.SendAsync<T>(method, parameters, actor, cancellationToken);

    private sealed record RightsAnswer([property: JsonRequired] IReadOnlyList<string> Rights);

    private sealed record MoviesAnswer([property: JsonRequired] IReadOnlyList<MovieRecord> Movies);

    private sealed record MovieAnswer([property: JsonRequired] MovieRecord Movie);
}
