using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace MovieNet.Web.Accounts;

/// <summary>How often one address may try names, passwords and links. What one account takes is limited by its lock-out besides.</summary>
internal static class SignInLimits
{
    public const string Policy = "sign-in";

    /// <summary>Tries of one address within <see cref="Window"/>, unless told otherwise.</summary>
    public const int Tries = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInLimits(this IServiceCollection services, int tries) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, token) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.Response.WriteAsync("Too many tries from your address. Wait a minute, go back, and try again.\n", token);
        };
        limiter.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = tries, Window = Window })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>The address; of IPv6 the network, since one machine has as many addresses in it as it likes.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
