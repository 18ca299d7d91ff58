namespace MovieNet.Federation;

/// <summary>Sizes of databases for people.</summary>
public static class SizeText
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>A size in its greatest unit of 1,000: <c>48.2 MB</c>.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 999.95 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        return FormattableString.Invariant($"{size:0.#} {Units[unit]}");
    }
}
