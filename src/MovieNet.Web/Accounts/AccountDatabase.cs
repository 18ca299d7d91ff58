using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace MovieNet.Web.Accounts;

/// <summary>The accounts, in an SQLite file of their own, which only its owner may read: <c>accounts.db</c> in <c>$MOVIENET_HOME</c>.</summary>
internal sealed class AccountDatabase(DbContextOptions<AccountDatabase> options) : IdentityUserContext<Account>(options)
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "accounts.db";

    // The steps from one schema to the next; a released one never changes.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE AspNetUsers (
            Id                   TEXT NOT NULL PRIMARY KEY,
            UserName             TEXT,
            NormalizedUserName   TEXT,
            Email                TEXT,
            NormalizedEmail      TEXT,
            EmailConfirmed       INTEGER NOT NULL,
            PasswordHash         TEXT,
            SecurityStamp        TEXT,
            ConcurrencyStamp     TEXT,
            PhoneNumber          TEXT,
            PhoneNumberConfirmed INTEGER NOT NULL,
            TwoFactorEnabled     INTEGER NOT NULL,
            LockoutEnd           TEXT,
            LockoutEnabled       INTEGER NOT NULL,
            AccessFailedCount    INTEGER NOT NULL,
            Role                 INTEGER NOT NULL CHECK (Role BETWEEN 1 AND 3),
            SignedInAt           TEXT
        ) STRICT;
        CREATE UNIQUE INDEX UserNameIndex ON AspNetUsers (NormalizedUserName);
        CREATE INDEX EmailIndex ON AspNetUsers (NormalizedEmail);
        CREATE TABLE AspNetUserClaims (
            Id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            UserId     TEXT NOT NULL REFERENCES AspNetUsers (Id) ON DELETE CASCADE,
            ClaimType  TEXT,
            ClaimValue TEXT
        ) STRICT;
        CREATE INDEX IX_AspNetUserClaims_UserId ON AspNetUserClaims (UserId);
        CREATE TABLE AspNetUserLogins (
            LoginProvider       TEXT NOT NULL,
            ProviderKey         TEXT NOT NULL,
            ProviderDisplayName TEXT,
            UserId              TEXT NOT NULL REFERENCES AspNetUsers (Id) ON DELETE CASCADE,
            PRIMARY KEY (LoginProvider, ProviderKey)
        ) STRICT;
        CREATE INDEX IX_AspNetUserLogins_UserId ON AspNetUserLogins (UserId);
        CREATE TABLE AspNetUserTokens (
            UserId        TEXT NOT NULL REFERENCES AspNetUsers (Id) ON DELETE CASCADE,
            LoginProvider TEXT NOT NULL,
            Name          TEXT NOT NULL,
            Value         TEXT,
            PRIMARY KEY (UserId, LoginProvider, Name)
        ) STRICT;
        """,
    ];

    /// <summary>Makes the file if absent and brings it to the newest schema.</summary>
    /// <exception cref="StartException">It was written by a newer version, or cannot be kept from others.</exception>
    public void Migrate()
    {
        KeepFromOthers(Database.GetDbConnection().DataSource);
        Database.OpenConnection();
        Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        using var transaction = Database.BeginTransaction();
        var version = Database.SqlQueryRaw<int>("SELECT user_version AS Value FROM pragma_user_version").Single();
        if (version > Migrations.Length)
        {
            throw new StartException($"{FileName} was written by a newer MovieNet (schema {version}, this one knows {Migrations.Length}): use that version.");
        }

        for (; version < Migrations.Length; version++)
        {
            Database.ExecuteSqlRaw(Migrations[version]);
            Database.ExecuteSqlRaw(FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
        }

        transaction.Commit();
    }

    // Passwords lie in it, if only hashed. SQLite gives the files beside it the rights that it has itself.
    private static void KeepFromOthers(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            // One that is there is not opened: closing it would take SQLite's locks on it from this process.
            if (!File.Exists(file))
            {
                File.Open(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = Owner }).Dispose();
            }

            File.SetUnixFileMode(file, Owner);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file} cannot be kept from others ({e.Message}): give it to the user who runs this, or set MOVIENET_HOME to a folder of that user.");
        }
    }
}
