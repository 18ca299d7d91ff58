using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Movies;

namespace MovieNet.Web.Exporting;

/// <summary>
/// GET /export: a file of what the list shows (the same parameters as the list's), or of one server's whole catalogue
/// (<c>server</c>), streamed. Before the first byte whatever is wrong is said on a page; behind it the connection is broken, so
/// that a part is never taken for the whole.
/// </summary>
internal static class ExportEndpoint
{
    /// <param name="context">The request.</param>
    /// <param name="fleet">Whom to ask.</param>
    /// <param name="index">Where the list's filters look.</param>
    /// <param name="format"><c>csv</c> or <c>jsonl</c>.</param>
    /// <param name="server">Export the catalogue of this server.</param>
    /// <param name="values">In an export of the list: the records of this server; else what most servers say.</param>
    public static async Task GetAsync(HttpContext context, Fleet fleet, CatalogueIndex index, string? format, string? server, string? values)
    {
        var query = MovieQuery.Parse(context.Request.QueryString.Value ?? "");
        if (FormatOf(format) is not { } known)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"“{format}” is no format: csv and jsonl are.");
            return;
        }

        var named = server ?? (string.IsNullOrEmpty(values) ? null : values);
        var one = named is null ? null : fleet.List.Find(named)?.Name;
        if (one is null && named is not null)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, $"There is no server “{named}” in the list.");
            return;
        }

        if (query.HasFilters && !index.Current.IsReady)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The catalogues are still being read, and the chosen filters need all of them: try again in a moment. Nothing was exported.");
            return;
        }

        var list = new ListExporter(new(fleet, query.Words, MovieFilter.All, passes: query.Filter(index)) { Lane = Lane.Bulk }, one);
        var parts = server is null ? list.ExportAsync(context.RequestAborted) : CatalogueAsync(fleet, one!, context.RequestAborted);
        await using var movies = parts.GetAsyncEnumerator(context.RequestAborted);
        try
        {
            if (!await movies.MoveNextAsync())
            {
                throw new InvalidOperationException("An export has at least one part.");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"{e.Message}. Nothing was exported.");
            return;
        }

        await WriteHeadAsync(context, known, one is null ? ExportName.Of(list.Of, list.Without) : ExportName.Of([one], []));
        await WriteAsync(context, movies, known);
    }

    private static ExportFormat? FormatOf(string? format) => format switch
    {
        null or "csv" => ExportFormat.Csv,
        "jsonl" => ExportFormat.JsonLines,
        _ => null,
    };

    private static async IAsyncEnumerable<IReadOnlyList<Movie>> CatalogueAsync(
        Fleet fleet, string server, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in new Exporter(fleet).ExportAsync(server, new(), cancellationToken))
        {
            yield return page.Movies;
        }
    }

    private static Task WriteHeadAsync(HttpContext context, ExportFormat format, string name)
    {
        var response = context.Response;
        var isCsv = format == ExportFormat.Csv;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(string.Create(CultureInfo.InvariantCulture, $"{name}.{(isCsv ? "csv" : "jsonl")}"));
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/jsonl";
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // Sent at once: a transfer that breaks is a failed download only where it has begun.
        return response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, IAsyncEnumerator<IReadOnlyList<Movie>> movies, ExportFormat format)
    {
        var stop = context.RequestAborted;
        try
        {
            await using var writer = MovieWriter.To(context.Response.Body, format);
            do
            {
                await writer.WriteAsync(movies.Current, stop);
            }
            while (await movies.MoveNextAsync());
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException or OperationCanceledException or IOException)
        {
            // A file that ends early must not look whole: without the end of its transfer the browser calls it failed.
            context.Abort();
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string problem) =>
        new RazorComponentResult<ExportRefused>(new { Problem = problem }) { StatusCode = status }.ExecuteAsync(context);
}
