using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using MovieNet.Federation;

namespace MovieNet.Web.Accounts;

/// <summary>Who may come in: ASP.NET Core Identity over <see cref="AccountDatabase"/>, or everybody of this machine.</summary>
internal static class SignInSetup
{
    /// <summary>Where one signs in.</summary>
    public const string Page = "/account/sign-in";

    /// <summary>How long somebody who does nothing stays signed in.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromDays(7);

    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>Whether it was said that nobody has to sign in.</summary>
    public static bool IsWithoutSignIn(this IConfiguration configuration) => configuration.GetValue<bool>("without-sign-in");

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHostedService<StartCheck>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Visitor>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (builder.Configuration.IsWithoutSignIn())
        {
            services.AddAuthentication(EverybodyHandler.Scheme).AddScheme<AuthenticationSchemeOptions, EverybodyHandler>(EverybodyHandler.Scheme, null);
        }
        else
        {
            services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
            services.ConfigureApplicationCookie(Cookie);
        }

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "movienet-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHttpContextAccessor();
        var home = MovieNetHome.Find(builder.Configuration["MOVIENET_HOME"]);
        services.AddDbContext<AccountDatabase>(options => options.UseSqlite($"Data Source={Path.Combine(home, AccountDatabase.FileName)}"));
        services.AddIdentityCore<Account>(Rules).AddEntityFrameworkStores<AccountDatabase>().AddErrorDescriber<AccountErrors>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = AccountDirectory.InvitationLasts);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.AddDataProtection().SetApplicationName("MovieNet")
            .PersistKeysToFileSystem(MovieNetHome.Keys(home));
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<AdministratorLink>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddSingleton(_ => new OpenPages(builder.Configuration.GetValue("pages-per-account", OpenPages.Usual)));
        services.AddScoped<PageQuota>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<PageQuota>());
        services.AddSignInLimits(builder.Configuration.GetValue("sign-in-tries", SignInLimits.Tries));
    }

    public static void UseSignIn(this WebApplication app)
    {
        if (app.Configuration.IsWithoutSignIn())
        {
            app.UseThisMachineOnly();
        }
        else
        {
            using var scope = app.Services.CreateScope();
            scope.ServiceProvider.GetRequiredService<AccountDatabase>().Migrate();
        }

        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static void Rules(IdentityOptions options)
    {
        // Length is what makes a password hard to guess; rules about signs make people write it down.
        options.Password = new()
        {
            RequiredLength = PasswordText.Shortest,
            RequiredUniqueChars = PasswordText.FewestSigns,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        // AccountDirectory knows which names there are: letters of every script.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = LockedFor;
        options.ClaimsIdentity.UserIdClaimType = ClaimTypes.NameIdentifier;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "movienet";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.LoginPath = Page;
        options.AccessDeniedPath = "/account/forbidden";
        options.ReturnUrlParameter = "back";

        // Asked at every request, so that who is signed out everywhere is out. Styles and scripts are for everybody, and many.
        options.Events.OnValidatePrincipal = context =>
            context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
                ? Task.CompletedTask
                : SecurityStampValidator.ValidatePrincipalAsync(context);
        options.Events.OnRedirectToLogin = context =>
        {
            // A page of a person is sent to where one signs in; a script that has lost its sign-in is told so.
            if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || !HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                context.Response.Redirect(context.RedirectUri);
            }

            return Task.CompletedTask;
        };
    }
}
