using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieNet.Federation;

namespace MovieNet.EndToEnd;

/// <summary>The web app in this process, under a real Kestrel on a free port.</summary>
public sealed class InProcessApp : WebApplicationFactory<Program>
{
    private readonly string home;
    private readonly FleetOptions? options;
    private readonly IReadOnlyDictionary<string, string> settings;

    /// <param name="home">Its MOVIENET_HOME.</param>
    /// <param name="options">How its fleet waits; null for what the program itself chooses.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    /// <param name="settings">Its options; without them nobody has to sign in.</param>
    public InProcessApp(string home, FleetOptions? options = null, int port = 0, IReadOnlyDictionary<string, string>? settings = null)
    {
        this.home = home;
        this.options = options;
        this.settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal) { ["without-sign-in"] = "true" };
        UseKestrel(port);
        StartServer();
        Url = ClientOptions.BaseAddress;
    }

    public Uri Url { get; }

    /// <summary>What it logs as an error.</summary>
    public ErrorLog Errors { get; } = new();

    /// <summary>What it logs of its servers, with the trace ids.</summary>
    internal Telemetry.FleetLines Fleets { get; } = new();

    /// <summary>Whom it asks.</summary>
    public Fleet Fleet => Services.GetRequiredService<Fleet>();

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Errors).AddProvider(Fleets));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("MOVIENET_HOME", home);
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (options is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(provider => new Fleet(provider.GetRequiredService<StateDatabase>(), options)));
        }

        builder.UseSetting(WebHostDefaults.DetailedErrorsKey, "true");
    }
}
