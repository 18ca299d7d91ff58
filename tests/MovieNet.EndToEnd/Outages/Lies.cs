using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Outages;

/// <summary>
/// Watches every change of a page for words and signs that call something missing. Where all servers hold all movies, each of
/// them is a lie, and one that is taken back a moment later has been read all the same.
/// </summary>
internal static class Lies
{
    public static Task WatchAsync(IPage page) => page.EvaluateAsync("""
        () => {
          const lie = /missing on|only on (alpha|beta|gamma)|(do|does) not have it|no server has it|only server/i;
          globalThis.lies = [];
          const look = () => {
            const labels = [...document.querySelectorAll('[aria-label], [title]')].map(one => one.ariaLabel + ' ' + one.title);
            for (const text of [document.querySelector('main')?.textContent ?? '', ...labels]) {
              const found = text.match(lie);
              if (found) globalThis.lies.push(text.slice(Math.max(0, found.index - 60), found.index + 60));
            }
          };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          look();
        }
        """);

    /// <summary>What was found since; the page has not been loaded anew, or nothing would be known.</summary>
    public static async Task ExpectNoneAsync(IPage page) =>
        Assert.Empty(await page.EvaluateAsync<string[]>("() => globalThis.lies ?? ['the page was loaded anew']"));
}
