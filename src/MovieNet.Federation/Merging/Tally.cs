namespace MovieNet.Federation;

/// <summary>
/// Counts who says what of one field. It knows values by what they are compared by only, so it counts whole values and digests of
/// them alike.
/// </summary>
internal static class Tally
{
    /// <summary>The values that are said, each with its notations.</summary>
    /// <param name="said">Who says what to the letter, in the order of the server list; that settles every tie. No gaps.</param>
    /// <param name="plain">What a value says; equal where values differ in notation only.</param>
    /// <returns>What most servers say first; of its notations the most used first. Empty where nothing is said.</returns>
    public static List<List<Letter<TServer, TValue>>> Count<TServer, TValue, TPlain>(
        IEnumerable<(TServer Server, TValue Value)> said, Func<TValue, TPlain> plain) =>
        [.. said
            .GroupBy(one => one.Value, one => one.Server)
            .Select(letter => new Letter<TServer, TValue>(letter.Key, [.. letter.Distinct()]))
            .GroupBy(letter => plain(letter.Value))
            .Select(value => value.OrderByDescending(letter => letter.Servers.Count).ToList())
            .OrderByDescending(CountServers)];

    /// <summary>How far those agree who say something.</summary>
    public static Agreement AgreementOf<TServer, TValue>(List<List<Letter<TServer, TValue>>> values) =>
        values.Count > 1 ? Agreement.Differs : values is [{ Count: > 1 }] ? Agreement.Notation : Agreement.Agrees;

    /// <summary>A server that says two of these counts once.</summary>
    public static int CountServers<TServer, TValue>(IEnumerable<Letter<TServer, TValue>> letters) =>
        letters.SelectMany(letter => letter.Servers).Distinct().Count();
}

/// <summary>A value to the letter, and who says it.</summary>
internal sealed record Letter<TServer, TValue>(TValue Value, List<TServer> Servers);
