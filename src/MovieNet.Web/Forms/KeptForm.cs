using System.Text.Json;
using Microsoft.JSInterop;
using MovieNet.Protocol;

namespace MovieNet.Web.Forms;

/// <summary>
/// Keeps what is typed into a form in the browser's tab, under the page's address: whatever becomes of the connection or of this
/// program, it is there when the page is opened again.
/// </summary>
/// <param name="script">The browser.</param>
public sealed class KeptForm(IJSRuntime script)
{
    /// <summary>Keeps what was touched; nothing where nothing was.</summary>
    public ValueTask KeepAsync(MovieDraft draft) => KeepAsync(draft.Fields.Where(field => field.IsTouched)
        .ToDictionary(field => field.Info.Name, field => field.Info.Kind == FieldKind.List ? (string[])[.. field.Items] : [field.Text], StringComparer.Ordinal));

    /// <summary>Keeps values that were chosen; null is one of them.</summary>
    public ValueTask KeepAsync(IReadOnlyDictionary<MovieField, FieldValue?> values) => KeepAsync(values.ToDictionary(
        one => FieldInfo.Of(one.Key).Name,
        one => one.Value switch { FieldValue.List list => (string[])[.. list.Items], null => [], var value => [value.ToString()!] },
        StringComparer.Ordinal));

    /// <summary>Keeps nothing any more.</summary>
    public ValueTask ForgetAsync() => InvokeAsync(null);

    /// <summary>Types into a form what was kept. Tells whether there was anything.</summary>
    public async ValueTask<bool> RestoreAsync(MovieDraft draft)
    {
        // What the address says is in the form already, and was not typed.
        var isAny = false;
        foreach (var (info, texts) in await FindAsync())
        {
            Type(draft[info.Field], texts);
            isAny |= draft[info.Field].IsTouched;
        }

        return isAny;
    }

    /// <summary>The values that were kept.</summary>
    public async ValueTask<IReadOnlyDictionary<MovieField, FieldValue?>> ReadAsync() => (await FindAsync()).ToDictionary(
        kept => kept.Info.Field,
        kept =>
        {
            var field = new FieldDraft(kept.Info);
            Type(field, kept.Texts);
            return field.Value;
        });

    private static void Type(FieldDraft field, string[] texts)
    {
        if (field.Info.Kind == FieldKind.List)
        {
            field.Choose(TextList.From(texts));
        }
        else
        {
            field.Type(string.Concat(texts));
        }
    }

    private async ValueTask<IEnumerable<(FieldInfo Info, string[] Texts)>> FindAsync()
    {
        var kept = await script.InvokeAsync<string?>("movienet.keptForm");
        return from one in kept is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string[]>>(kept) ?? []
               let info = FieldInfo.Find(one.Key)
               where info is not null
               select (info, one.Value);
    }

    private ValueTask KeepAsync(Dictionary<string, string[]> typed) => InvokeAsync(typed.Count == 0 ? null : JsonSerializer.Serialize(typed));

    private async ValueTask InvokeAsync(string? json)
    {
        try
        {
            await script.InvokeVoidAsync("movienet.keepForm", json);
        }
        catch (JSDisconnectedException)
        {
            // What was typed last is lost with the connection; what was kept before is not.
        }
    }
}
