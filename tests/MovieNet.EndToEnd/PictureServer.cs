using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MovieNet.EndToEnd;

/// <summary>Somebody's web server on loopback, with a picture at <c>/poster.png</c> and something that is none at <c>/broken.png</c>.</summary>
public sealed class PictureServer : IAsyncDisposable
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private readonly WebApplication app;

    private PictureServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(async context =>
        {
            Asked.Enqueue((context.Request.Path, context.Request.Headers.Referer.ToString()));
            context.Response.ContentType = "image/png";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.Body.WriteAsync(string.Equals(context.Request.Path, "/poster.png", StringComparison.Ordinal) ? Convert.FromBase64String(Picture) : "no picture"u8.ToArray());
        });
    }

    /// <summary>What was asked for, and what page was named as the one that it is for.</summary>
    public ConcurrentQueue<(string Path, string Referrer)> Asked { get; } = new();

    public static async Task<PictureServer> StartAsync()
    {
        var server = new PictureServer();
        await server.app.StartAsync();
        return server;
    }

    public string Address(string path) => app.Urls.Single() + path;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
