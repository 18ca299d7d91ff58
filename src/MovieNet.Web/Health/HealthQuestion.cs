namespace MovieNet.Web.Health;

/// <summary>The program asking another one of itself whether it lives (<c>--health URL</c>), so that a container needs nothing else for it.</summary>
internal static class HealthQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The program's exit code: 0 where the answer is good.</returns>
    public static async Task<int> AskAsync(string url)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(new Uri(url));
            await Console.Out.WriteAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"movienet-web: no sign of life at {url}: {e.Message}");
            return 1;
        }
    }
}
