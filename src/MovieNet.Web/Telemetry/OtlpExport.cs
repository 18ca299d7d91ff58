using System.Reflection;
using MovieNet.Federation;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MovieNet.Web.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector by OTLP, where the standard variable names one; the other standard variables
/// (protocol, headers, sampling, intervals) count too. It stops with the app, behind what the app did last.
/// </summary>
internal sealed class OtlpExport : IHostedService
{
    private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How long a collector that does not answer may hold up a stop.</summary>
    private const int PatienceMilliseconds = 1_000;

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public static bool IsWanted => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe)
            .AddSource(Clicks.Name, Fleet.TelemetryName, "Microsoft.AspNetCore").AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe)
            .AddMeter(Fleet.TelemetryName, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits")
            .AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Shutdown(PatienceMilliseconds);
        metrics?.Shutdown(PatienceMilliseconds);
        traces?.Dispose();
        metrics?.Dispose();
        return Task.CompletedTask;
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService(
        "movienet-web", serviceVersion: typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);
}
