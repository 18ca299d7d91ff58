using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Compare;

/// <summary>The table that compares what every server says of a movie.</summary>
public sealed partial class Comparison
{
    private List<MergedServer> holders = [];
    private List<MergedServer> rest = [];
    private bool fixedOrder;
    private MovieField? editing;
    private MovieReference? of;

    /// <summary>The movie.</summary>
    [Parameter, EditorRequired]
    public required MergedMovie Movie { get; set; }

    /// <summary>Which movie it is, however much becomes known of it.</summary>
    [Parameter]
    public MovieReference? Of { get; set; }

    /// <summary>Values chosen for all servers and not written yet.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MovieField, FieldValue?> Draft { get; set; }

    /// <summary>By which changes the values came to be what they are.</summary>
    [Parameter]
    public MovieHistory History { get; set; } = MovieHistory.Empty;

    /// <summary>A value was chosen for all servers.</summary>
    [Parameter]
    public EventCallback<(MovieField Field, FieldValue? Value)> OnTake { get; set; }

    /// <summary>A chosen value was taken back.</summary>
    [Parameter]
    public EventCallback<MovieField> OnDrop { get; set; }

    /// <summary>The movie shall be added on a server that lacks it.</summary>
    [Parameter]
    public EventCallback<string> OnAdd { get; set; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private IReadOnlyList<(string? Heading, List<MergedField> Fields)> groups = [];

    private int RowCount => groups.Sum(group => group.Fields.Count + (group.Heading is null ? 0 : 1));

    // One cell each for the servers that have nothing to compare, as tall as the table.
    private RenderFragment RestColumns => builder =>
    {
        foreach (var server in rest)
        {
            builder.OpenComponent<RestColumn>(0);
            builder.SetKey(server.Server);
            builder.AddComponentParameter(1, nameof(RestColumn.Server), server);
            builder.AddComponentParameter(2, nameof(RestColumn.Rows), RowCount);
            builder.AddComponentParameter(3, nameof(RestColumn.OnAdd), OnAdd);
            builder.CloseComponent();
        }
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (of != Of)
        {
            (of, editing) = (Of, null);
        }

        holders = [.. Movie.Servers.Where(server => server.Presence == Presence.Has)];
        rest = [.. Movie.Servers.Where(server => server.Presence != Presence.Has).OrderBy(server => server.Presence)];
        groups = fixedOrder ? [(null, [.. Movie.Fields])] : [.. GroupsOf().Where(group => group.Fields.Count > 0)];
    }

    private void SetOrder(bool isFixed)
    {
        fixedOrder = isFixed;
        OnParametersSet();
    }

    private static string PenOf(MovieField field) => $"edit-{FieldInfo.Of(field).Name}";

    /// <summary>Opens the editor of a field, or closes it; who worked there goes on where he opened it.</summary>
    private async Task EditAsync(MovieField? field)
    {
        var before = editing;
        editing = editing == field ? null : field;
        if (editing is null && before is { } closed)
        {
            await Script.InvokeVoidAsync("movienet.focusOn", PenOf(closed));
        }
    }

    private async Task PutAsync((MovieField Field, FieldValue? Value) typed)
    {
        await OnTake.InvokeAsync(typed);
        await EditAsync(null);
    }

    private IEnumerable<(string? Heading, List<MergedField> Fields)> GroupsOf()
    {
        var differ = Movie.Fields.Where(field => field.Agreement == Agreement.Differs).ToList();
        yield return (differ.Count == 1 ? "1 differs" : $"{differ.Count} differ", differ);
        var notation = Movie.Fields.Where(field => field.Agreement == Agreement.Notation).ToList();
        yield return (notation.Count == 1 ? "1 differs only in notation" : $"{notation.Count} differ only in notation", notation);
        var partly = Movie.Fields.Where(field => field.Agreement == Agreement.Agrees && field.Gaps.Count > 0).ToList();
        yield return ($"{partly.Count} not said by all", partly);
        var agree = Movie.Fields.Where(IsOneLine).ToList();
        yield return (holders.Count == 1 ? $"What {holders[0].Server} says" : $"{agree.Count} agree", agree);
    }

    private static bool IsOneLine(MergedField field) => field.Agreement == Agreement.Agrees && field.Gaps.Count == 0;

    private static string Versions(MergedServer server) => string.Join(", ", server.Records.Select(record =>
        string.Create(CultureInfo.InvariantCulture, $"{(server.Records.Count > 1 ? $"record {Numbers.Of(record.Id)}, " : "")}version {record.Version}, {record.UpdatedAt:d MMM yyyy}")));
}
