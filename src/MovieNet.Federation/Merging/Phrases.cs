namespace MovieNet.Federation;

/// <summary>What is wrong with a movie in a few words, for a row of a list or a line of a terminal. English.</summary>
public static class Phrases
{
    /// <summary>The greatest number of inconsistencies that are put in words; the rest is counted.</summary>
    public const int MaximumInWords = 3;

    /// <summary>
    /// What is wrong: <c>Missing on Gamma; title “Otto e mezzo” on Beta</c>, <c>Only on Alpha</c>, or <c>All three agree</c>.
    /// Differences in notation are named only where there are no others.
    /// </summary>
    public static Phrase WhatIsWrong(MergedMovie movie)
    {
        var worth = movie.Inconsistencies.Where(one => IsWorthWords(movie, one)).ToList();
        var parts = new List<PhrasePart>();
        if (worth.Count > 0)
        {
            AddInconsistencies(movie, worth, parts);
        }
        else if (movie.Inconsistencies.OfType<Inconsistency.NotationOnly>().Any())
        {
            AddNotation(movie, parts);
        }
        else
        {
            AddAgreement(movie, parts);
        }

        if (movie.CouldBe.Count > 0)
        {
            var others = movie.CouldBe.Select(other => other.ToString()).Distinct(StringComparer.Ordinal);
            Add(parts, PhraseKind.CouldBe, "; ", "Could be", $" {string.Join(" or ", others)}");
        }

        return new Phrase(parts);
    }

    /// <summary>Who is not known: <c>Beta did not answer</c>; null where all is known.</summary>
    public static Phrase? NotKnown(MergedMovie movie)
    {
        var parts = new List<PhrasePart>();
        AddNotKnown(movie, parts);
        return parts.Count > 0 ? new Phrase(parts) : null;
    }

    /// <summary>
    /// That the two records of one server differ among themselves is no news: the server has the movie twice, or two movies.
    /// </summary>
    private static bool IsWorthWords(MergedMovie movie, Inconsistency one) =>
        one is not Inconsistency.NotationOnly && !(one is Inconsistency.Differs(var field) && movie[field].Speaking == 1);

    private static void AddInconsistencies(MergedMovie movie, List<Inconsistency> worth, List<PhrasePart> parts)
    {
        string? before = null;
        foreach (var one in worth.Take(MaximumInWords))
        {
            string? on = null;
            switch (one)
            {
                case Inconsistency.Duplicate(var server, var ids):
                    var times = ids.Length == 2 ? "Twice" : $"{Capital(FieldText.Count(ids.Length))} times";
                    var records = FieldText.List(ids.Select(id => FormattableString.Invariant($"{id:N0}")));
                    Add(parts, PhraseKind.Duplicate, "; ", times, $" on {server}, records {records}");
                    break;
                case Inconsistency.Missing when movie.IsOnlyOnOneServer:
                    Add(parts, PhraseKind.Missing, "; ", $"Only on {Names(movie, Presence.Has)[0]}", "");
                    break;
                case Inconsistency.Missing(var servers):
                    Add(parts, PhraseKind.Missing, "; ", "Missing", $" on {FieldText.List(servers)}");
                    break;
                case Inconsistency.Differs(var field):
                    var said = DifferencePhrase.Of(movie[field], isAlone: worth.Count == 1);
                    on = said.On;
                    if (on.Length > 0 && string.Equals(on, before, StringComparison.Ordinal))
                    {
                        // Runtime 180 min, director “Milos” on Gamma: the server is named once, behind the last.
                        parts[^1] = parts[^1] with { Rest = parts[^1].Rest[..^on.Length] };
                        Add(parts, PhraseKind.Differs, ", ", said.Label, said.What + on);
                    }
                    else
                    {
                        Add(parts, PhraseKind.Differs, "; ", said.Label, said.What + on);
                    }

                    break;
            }

            before = on;
        }

        if (worth.Count > MaximumInWords)
        {
            Add(parts, PhraseKind.Plain, "; ", "", FormattableString.Invariant($"and {worth.Count - MaximumInWords} more"));
        }
    }

    private static void AddNotation(MergedMovie movie, List<PhrasePart> parts)
    {
        var written = movie.Inconsistencies.OfType<Inconsistency.NotationOnly>()
            .Select(one => movie[one.Field])
            .Select(one => (one.Field, Variant: one.Variants.First(variant => variant.NotationOf is not null)))
            .Select(one => $"“{FieldText.Short(FieldText.Of(one.Field, one.Variant.Value))}” on {FieldText.List(one.Variant.Servers)}")
            .ToList();
        Add(parts, PhraseKind.Notation, "", "", $"Notation only: {string.Join("; ", written.Take(MaximumInWords))}");
        if (written.Count > MaximumInWords)
        {
            Add(parts, PhraseKind.Plain, "; ", "", FormattableString.Invariant($"and {written.Count - MaximumInWords} more"));
        }
    }

    private static void AddAgreement(MergedMovie movie, List<PhrasePart> parts)
    {
        var having = movie.Servers.Where(server => server.Presence == Presence.Has).ToList();
        if (having.Count > 1)
        {
            Add(parts, PhraseKind.Plain, "", "", having.Count == 2 ? "Both agree" : $"All {FieldText.Count(having.Count)} agree");
            return;
        }

        // One server alone agrees with nobody; what keeps it from being compared is who did not answer.
        Add(parts, PhraseKind.Plain, "", "", $"On {having[0].Server}");
        AddNotKnown(movie, parts);
    }

    private static void AddNotKnown(MergedMovie movie, List<PhrasePart> parts)
    {
        // Servers whose records could be this movie did answer; what they hold is said with “could be”.
        var maybe = movie.CouldBe.SelectMany(other => other.Records).Select(record => record.Server).ToHashSet(StringComparer.Ordinal);
        var silent = Names(movie, Presence.Unknown).Where(name => !maybe.Contains(name)).ToList();
        var asked = Names(movie, Presence.Asking);
        if (silent.Count > 0)
        {
            Add(parts, PhraseKind.Unknown, "; ", "", $"{FieldText.List(silent)} did not answer");
        }

        if (asked.Count > 0)
        {
            Add(parts, PhraseKind.Unknown, "; ", "", $"{FieldText.List(asked)} {(asked.Count == 1 ? "is" : "are")} being asked");
        }
    }

    private static List<string> Names(MergedMovie movie, Presence presence) =>
        [.. movie.Servers.Where(server => server.Presence == presence).Select(server => server.Server)];

    /// <summary>Adds a part; the first one begins with a capital and has no lead.</summary>
    private static void Add(List<PhrasePart> parts, PhraseKind kind, string lead, string emphasis, string rest)
    {
        if (parts.Count == 0)
        {
            parts.Add(new PhrasePart(kind, "", emphasis, rest));
        }
        else
        {
            parts.Add(new PhrasePart(kind, lead, Small(emphasis), rest));
        }
    }

    private static string Small(string text) =>
        text.StartsWith("IMDb", StringComparison.Ordinal) || text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
