using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MovieNet.Web.Accounts;

/// <summary>
/// When the app listens: without sign-in nobody but this machine may reach it, so it ends where others could; with sign-in and
/// nobody who can let others in, it prints the link that makes the first administrator.
/// </summary>
internal sealed class StartCheck(IServer server, IConfiguration configuration, AccountDirectory accounts, AdministratorLink link) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (configuration.IsWithoutSignIn())
        {
            if (addresses.FirstOrDefault(address => !IsLoopback(address)) is { } open)
            {
                throw new StartException($"--without-sign-in: other machines could reach {open}. Listen on loopback only (--urls http://127.0.0.1:5800), or let people sign in.");
            }

            if (!string.IsNullOrEmpty(configuration["proxies"]))
            {
                throw new StartException("--without-sign-in: with --proxies others reach this app through them. Let people sign in.");
            }
        }
        else if (configuration.GetValue<bool>("new-administrator") || !await accounts.HasAdministratorAsync())
        {
            Announce(configuration["public-url"] ?? addresses.FirstOrDefault() ?? "");
        }
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private void Announce(string address)
    {
        var reached = address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
        Console.WriteLine($"""

            To make an administrator, open this link. It works once, until MovieNet Web is started again:

              {reached}{AdministratorLink.Page}?code={link.Issue()}

            """);
    }
}
