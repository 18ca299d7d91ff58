namespace MovieNet.Web.Accounts;

/// <summary>How many pages each account has open, since each costs the app memory.</summary>
/// <param name="most">How many it may be.</param>
internal sealed class OpenPages(int most)
{
    /// <summary>More than anybody has use for, and not enough to be a burden.</summary>
    public const int Usual = 100;

    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    public int Most => most;

    /// <summary>Counts one more; whether it is one too many.</summary>
    public bool Open(string account)
    {
        lock (open)
        {
            return (open[account] = open.GetValueOrDefault(account) + 1) > most;
        }
    }

    public void Close(string account)
    {
        lock (open)
        {
            if (--open[account] == 0)
            {
                open.Remove(account);
            }
        }
    }
}
