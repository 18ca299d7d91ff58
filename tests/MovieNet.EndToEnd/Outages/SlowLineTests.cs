using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Outages;

/// <summary>Over a slow line people type faster than the web app answers. What it says of the first letters must not take away the next.</summary>
public sealed class SlowLineTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private const string NotesOfValuesSet = """
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        window.valuesSet = [];
        Object.defineProperty(HTMLInputElement.prototype, 'value', { ...value, set(to) { valuesSet.push(to); value.set.call(this, to); } });
        """;

    [Theory]
    [InlineData("movies", "Search movies", "q=ali", ".row .t a[href*='q%3Dalien']")]
    [InlineData("add", "Title", "ali", ".note.foot .mono:text-is('alien')")]
    public async Task Letters_typed_before_the_answer_to_earlier_ones_stay(string address, string label, string answer, string last)
    {
        var page = await OpenAsync(samples.Fleet.App, address);
        await page.AddInitScriptAsync(NotesOfValuesSet);
        var line = new SlowLine();
        await page.RouteWebSocketAsync(new Regex("_blazor", RegexOptions.None, TimeSpan.FromSeconds(1)), line.Join);
        await ReloadAsync(page);
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FocusAsync();
        await page.EvaluateAsync("valuesSet.length = 0");

        line.Hold(answer);
        await page.Keyboard.TypeAsync("ali");
        await line.Held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await page.Keyboard.TypeAsync("en");
        line.Release();

        await Expect(page.Locator(last).First).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("alien");
        Assert.Empty(await page.EvaluateAsync<string[]>("valuesSet"));
    }

    [Theory]
    [InlineData("movies", "Search movies", ".row .t a[href*='q%3Dalien']")]
    [InlineData("add", "Title", ".note.foot .mono:text-is('alien')")]
    public async Task What_is_typed_before_the_page_is_alive_counts_and_is_gone_on_with(string address, string label, string last)
    {
        var page = await OpenAsync(samples.Fleet.App, address);
        var line = new SlowLine();
        await page.RouteWebSocketAsync(new Regex("_blazor", RegexOptions.None, TimeSpan.FromSeconds(1)), line.Join);
        line.Hold("nothing says this");
        await page.ReloadAsync();

        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("ali");
        line.Release();
        await Expect(page.Locator("a.fleet[aria-label^='Fleet']")).ToBeVisibleAsync();
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("en");

        await Expect(page.Locator(last).First).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("alien");
    }

    /// <summary>A line to the web app that can keep its answers back.</summary>
    private sealed class SlowLine
    {
        private readonly ConcurrentQueue<byte[]> kept = new();
        private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock sending = new();
        private IWebSocketRoute? page;
        private byte[]? awaited;

        /// <summary>An answer with the awaited text is kept back.</summary>
        public Task Held => held.Task;

        public void Join(IWebSocketRoute route)
        {
            page = route;
            route.ConnectToServer().OnMessage(Take);
        }

        public void Hold(string text)
        {
            lock (sending)
            {
                awaited = Encoding.UTF8.GetBytes(text);
            }
        }

        public void Release()
        {
            lock (sending)
            {
                awaited = null;
                while (kept.TryDequeue(out var message))
                {
                    page!.Send(message);
                }
            }
        }

        private void Take(IWebSocketFrame frame)
        {
            var message = frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text!);
            lock (sending)
            {
                if (awaited is null)
                {
                    page!.Send(message);
                    return;
                }

                kept.Enqueue(message);
                if (message.AsSpan().IndexOf(awaited) >= 0)
                {
                    held.TrySetResult();
                }
            }
        }
    }
}
