using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MovieNet.Web.Accounts;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>People with accounts.</summary>
internal static class People
{
    public const string Password = "a heron on the roof";

    /// <summary>Makes an account, past the pages.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> AddAsync(this InProcessApp app, string name, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await AccountDirectory.AddAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), name, role, Password)).Id;
    }

    /// <summary>Fills the form that one signs in with and sends it.</summary>
    public static async Task SignInAsync(this IPage page, string name, string password = Password)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Button("Sign in").ClickAsync();
    }
}
