using Microsoft.AspNetCore.Mvc.Testing;

namespace MovieNet.EndToEnd;

/// <summary>The web app in this process, under a real Kestrel on a free port.</summary>
public sealed class InProcessApp : WebApplicationFactory<Program>
{
    public InProcessApp()
    {
        UseKestrel(0);
        StartServer();
        Url = ClientOptions.BaseAddress;
    }

    public Uri Url { get; }
}
