using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MovieNet.Web.Accounts;

/// <summary>Whether this page is one too many for the account that opened it. Without sign-in there is no limit: it is one's own machine.</summary>
internal sealed class PageQuota(OpenPages pages, Visitor visitor) : CircuitHandler
{
    private string? account;

    public bool IsExceeded { get; private set; }

    public int Most => pages.Most;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (!visitor.IsEverybody)
        {
            account = visitor.AccountId;
            IsExceeded = pages.Open(account);
        }

        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (account is not null)
        {
            pages.Close(account);
        }

        return Task.CompletedTask;
    }
}
