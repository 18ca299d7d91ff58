using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace MovieNet.Web.Accounts;

/// <summary>The hash of a password that nobody knows: to compare with it takes as long as with that of an account that exists.</summary>
internal static class NobodysHash
{
    private static string? hash;

    public static string Of(IPasswordHasher<Account> hasher) =>
        hash ??= hasher.HashPassword(new(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
}
