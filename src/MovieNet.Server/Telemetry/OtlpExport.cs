using MovieNet.Server.Commands;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MovieNet.Server.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector by OTLP, where the standard variable names one; the other standard variables
/// (protocol, headers, sampling, intervals) count too.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How long a collector that does not answer may hold up a stop.</summary>
    private const int PatienceMilliseconds = 1_000;

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private OtlpExport(MovieServer server)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(Accounting.Name).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(Accounting.Name, "System.Runtime").AddOtlpExporter().Build();

        void Describe(ResourceBuilder resource) => resource.AddService(
            "movienet-server", serviceVersion: HelloCommand.Version, serviceInstanceId: server.ServerId.ToString());
    }

    /// <summary>Begins, where the variable is set.</summary>
    public static OtlpExport? Start(MovieServer server) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? null : new(server);

    /// <summary>Sends what is left. To be called while the server's numbers can still be looked up.</summary>
    public void Dispose()
    {
        traces.Shutdown(PatienceMilliseconds);
        metrics.Shutdown(PatienceMilliseconds);
        traces.Dispose();
        metrics.Dispose();
    }
}
