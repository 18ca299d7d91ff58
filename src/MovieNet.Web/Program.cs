using System.Globalization;
using Microsoft.AspNetCore.Localization;
using MovieNet.Federation;
using MovieNet.Web;
using MovieNet.Web.Accounts;
using MovieNet.Web.Components;
using MovieNet.Web.Exporting;
using MovieNet.Web.Health;
using MovieNet.Web.Importing;
using MovieNet.Web.Security;
using MovieNet.Web.Servers;
using MovieNet.Web.Telemetry;

try
{
    // The content root is where the program lies, so that it may be started from any folder.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Switches.Complete(args), ContentRootPath = AppContext.BaseDirectory });

    if (builder.Configuration["health"] is { Length: > 0 } url)
    {
        return await HealthQuestion.AskAsync(url);
    }

    // Built, not published, the styles and scripts still lie in the source folders; a published program has no use for this line.
    builder.WebHost.UseStaticWebAssets();

    builder.AddHosting();
    builder.AddSignIn();
    builder.AddTelemetry();
    builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    builder.Services.AddSingleton(TimeProvider.System);

    builder.Services.AddSingleton(_ => new StateDatabase(MovieNetHome.Find(builder.Configuration["MOVIENET_HOME"])));
    builder.Services.AddSingleton(services => new Fleet(services.GetRequiredService<StateDatabase>(), new() { Actor = "MovieNet Web", Log = services.GetRequiredService<ILogger<Fleet>>() }));
    builder.Services.AddSingleton(services => new CatalogueIndex(services.GetRequiredService<Fleet>(), services.GetRequiredService<TimeProvider>()));
    builder.Services.AddSingleton(services => new Writer(services.GetRequiredService<Fleet>(), services.GetRequiredService<StateDatabase>()));
    builder.Services.AddSingleton(_ => new UploadFolder(MovieNetHome.Find(builder.Configuration["MOVIENET_HOME"])));
    builder.Services.AddSingleton<Imports>();

    var app = builder.Build();
    app.UseProxies();
    app.UseSecurityHeaders();
    app.UseOriginCheck();
    app.UseSignIn();

    // Texts are English; numbers are written as the browser's language does.
    app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new("en-US"),
        SupportedCultures = CultureInfo.GetCultures(CultureTypes.AllCultures),
        SupportedUICultures = [new("en")],
        RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
    });

    app.UseAntiforgery();
    app.MapStaticAssets().AllowAnonymous();
    app.MapServerListExport();
    app.MapHealth();
    app.MapSignOut();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ConfigureWebSocketAcceptContext = (_, socket) =>
    {
        // Compressed message by message: a compressor for each open page would be held all the time and used for moments.
        socket.DangerousEnableCompression = true;
        socket.DisableServerContextTakeover = true;
        return Task.CompletedTask;
    });
    app.MapGet("/export", ExportEndpoint.GetAsync);
    app.MapGet("/import/{id:guid}/rejected", RejectedEndpoint.Get).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Editor)));

    app.Configuration.AddServersOfFile(app.Services.GetRequiredService<StateDatabase>());

    // Connect and read now, so that the first page finds the fleet ready, and writes that an earlier process left open are settled.
    app.Services.GetRequiredService<Writer>();
    app.Services.GetRequiredService<CatalogueIndex>();
    app.Services.GetRequiredService<Imports>();
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    await Console.Error.WriteLineAsync($"movienet-web: {e.Message}");
    return 1;
}
