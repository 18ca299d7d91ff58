using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MovieNet.Testing;
using MovieNet.Tests.Telemetry;

namespace MovieNet.Tests.Web.Telemetry;

public sealed class OtlpTests : IDisposable
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_window_sends_spans_and_metrics_and_logs_json_where_it_is_told_to()
    {
        await using var collector = await Collector.StartAsync();
        using var web = Process.Start(new ProcessStartInfo("env",
        [
            .. collector.Variables, $"MOVIENET_HOME={home.Path}", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "movienet-web.dll"),
            "--urls", "http://127.0.0.1:0", "--log", "json",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            var url = await UrlAsync(web, TestContext.Current.CancellationToken);
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, "health/live")) { Headers = { { "traceparent", $"00-{TraceId}-00f067aa0ba902b7-01" } } };
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);

            using var kill = Process.Start("kill", ["-15", web.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

            await collector.UntilAsync("/v1/traces", "movienet-web", "Microsoft.AspNetCore", Encoding.Latin1.GetString(Convert.FromHexString(TraceId)));
            await collector.UntilAsync("/v1/metrics", "movienet-web", "MovieNet.Federation", "movienet.fleet.writes.unsettled");
            await web.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            web.Kill();
        }
    }

    /// <summary>Reads the log, each line of which is JSON, up to the one that says where it listens.</summary>
    private static async Task<Uri> UrlAsync(Process web, CancellationToken cancellationToken)
    {
        const string Listening = "Now listening on: ";
        while (await web.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            Assert.EndsWith("Z", json.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
            var message = json.RootElement.GetProperty("Message").GetString()!;
            if (message.StartsWith(Listening, StringComparison.Ordinal))
            {
                return new(message[Listening.Length..]);
            }
        }

        throw new InvalidOperationException("the web app ended before it listened");
    }
}
