using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace MovieNet.Web.Accounts;

/// <summary>POST /account/sign-out: ends the session of this browser, asked for by a form of this app only.</summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this WebApplication app)
    {
        if (!app.Configuration.IsWithoutSignIn())
        {
            app.MapPost("/account/sign-out", SignOutAsync);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> accounts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Text("This form is out of date: load the page again, then sign out.\n", statusCode: StatusCodes.Status400BadRequest);
        }

        await accounts.SignOutAsync();
        return Results.LocalRedirect(SignInSetup.Page);
    }
}
