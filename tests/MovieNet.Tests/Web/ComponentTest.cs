using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Web.Accounts;
using Radzen;

namespace MovieNet.Tests.Web;

/// <summary>What every test of a component or page begins with.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        // Radzen's components call their script as soon as they render; no test is about those calls.
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        // Most tests are about what can be done; those of who may do it put somebody else in front.
        Services.AddSingleton(Visitors.Known(Role.Administrator));
        Services.AddSingleton<Visitor>();
        Services.AddCascadingAuthenticationState();
        Services.AddAuthorizationCore();
        // bUnit puts in one of its own that only asks to be replaced.
        Services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        Services.AddSingleton(new OpenPages(OpenPages.Usual));
        Services.AddSingleton<PageQuota>();
    }
}
