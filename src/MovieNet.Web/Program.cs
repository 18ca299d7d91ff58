using MovieNet.Federation;
using MovieNet.Web.Components;

// The content root is where the program lies, so that it may be started from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// Built, not published, the styles and scripts still lie in the source folders; a published program has no use for this line.
builder.WebHost.UseStaticWebAssets();

builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddSingleton(TimeProvider.System);

builder.Services.AddSingleton(_ => new StateDatabase(MovieNetHome.Find(builder.Configuration["MOVIENET_HOME"])));
builder.Services.AddSingleton(services => new Fleet(services.GetRequiredService<StateDatabase>(), new() { Actor = "MovieNet Web" }));
builder.Services.AddSingleton(services => new Writer(services.GetRequiredService<Fleet>(), services.GetRequiredService<StateDatabase>()));

var app = builder.Build();

app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

// Connect now, so that the first page finds the fleet ready, and writes that an earlier process left open are settled.
app.Services.GetRequiredService<Writer>();

await app.RunAsync();
