using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MovieNet.Web.Security;

/// <summary>By which names the app is reached, and by which proxies.</summary>
internal static class Hosting
{
    private const string Names = "AllowedHosts";
    private const string Loopback = "localhost;127.0.0.1;[::1]";
    private const int LargestBody = 1 << 20;
    private const string Proxies = "proxies";

    /// <exception cref="StartException">A proxy is neither an address nor a network.</exception>
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        // A name that somebody else points at this machine must not make the browser take his page for one of ours.
        if (builder.Configuration[Names] is null or "" or "*")
        {
            builder.Configuration[Names] = Loopback;
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in Trusted(builder.Configuration))
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });
    }

    /// <summary>Takes over what a named proxy says of the browser; what others say is passed over.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (Trusted(app.Configuration).Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static IEnumerable<IPNetwork> Trusted(IConfiguration configuration) =>
        (configuration[Proxies] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse);

    private static IPNetwork Parse(string text) =>
        IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : throw new StartException($"--proxies: “{text}” is neither an address nor a network such as 10.1.0.0/16");
}
