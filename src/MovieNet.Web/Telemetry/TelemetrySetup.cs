using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MovieNet.Web.Telemetry;

/// <summary>What tells those who run the app how it is: log, traces and metrics.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // The daemon's option, for the same lines.
        if (builder.Configuration["log"] is { Length: > 0 } format)
        {
            builder.Configuration["Logging:Console:FormatterName"] = format is "text" ? "simple" : format;
            if (format is "json")
            {
                builder.Configuration["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                builder.Configuration["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true";
            }
        }

        builder.Services.AddSingleton<CircuitHandler, Clicks>();
        if (OtlpExport.IsWanted)
        {
            builder.Services.AddHostedService<OtlpExport>();
        }
    }
}
