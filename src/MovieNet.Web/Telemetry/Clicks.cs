using System.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MovieNet.Web.Telemetry;

/// <summary>
/// Gives everything that a browser sends, a click for one, a trace id of its own. It is in each line that the click logs, goes with
/// every request that it sends to servers, and so stands in their logs too.
/// </summary>
public sealed class Clicks : CircuitHandler
{
    /// <summary>The name of the window's spans.</summary>
    public const string Name = "MovieNet.Web";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Without somebody who listens there would be no ids.</summary>
    private static readonly ActivityListener Always = new()
    {
        ShouldListenTo = source => ReferenceEquals(source, Source),
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
    };

    static Clicks() => ActivitySource.AddActivityListener(Always);

    /// <summary>Begins a click.</summary>
    public static Activity? Begin()
    {
        // What is current here is the request that the browser's connection began with, hours ago.
        Activity.Current = null;
        return Source.StartActivity("click");
    }

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            using var click = Begin();
            await next(context);
        };
}
