using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MovieNet.Tests.Telemetry;

/// <summary>What a collector of OTLP is to those who send: it takes everything, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<(string Path, string Body)> taken = Channel.CreateUnbounded<(string, string)>();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Protobuf; the texts in it stand there as they are.
            taken.Writer.TryWrite((request.Path, System.Text.Encoding.Latin1.GetString(body.ToArray())));
        });
    }

    /// <summary>What tells a program to send here.</summary>
    public string[] Variables => [$"OTEL_EXPORTER_OTLP_ENDPOINT={app.Urls.Single()}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Waits for a message with all of these texts.</summary>
    public async Task UntilAsync(string path, params string[] texts)
    {
        while (true)
        {
            var (to, body) = await taken.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
            if (string.Equals(to, path, StringComparison.Ordinal) && texts.All(text => body.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
