using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One differing field in words.</summary>
/// <param name="Label">The field's name, as at the beginning of a sentence.</param>
/// <param name="What">What is said of it, behind the name.</param>
/// <param name="On">The servers that say so, <c> on Gamma</c>; empty where <paramref name="What"/> names them.</param>
internal sealed record DifferencePhrase(string Label, string What, string On)
{
    /// <param name="field">A field that differs.</param>
    /// <param name="isAlone">Nothing else is to be said, so there is room for what the others say.</param>
    public static DifferencePhrase Of(MergedField field, bool isAlone)
    {
        var unit = FieldText.Unit(field.Field);
        var values = field.Variants.Where(variant => variant is { Value: not null, NotationOf: null }).ToList();
        var outliers = field.Majority is null ? values : values[1..];
        if (field.Field is MovieField.Synopsis or MovieField.PosterUrl)
        {
            // Too long for a row; that and where is all that fits.
            return field.Majority is null
                ? new(LabelOf(field), ": no majority", "")
                : new(LabelOf(field), "", OnServers(field, outliers));
        }

        if (field.Majority is null && outliers.Count > 2)
        {
            return new(LabelOf(field), $" {FieldText.List(outliers.Select(variant => Say(field, variant)))}{unit}: no majority", "");
        }

        if (outliers is [var only])
        {
            var elsewhere = isAlone && field.Field is MovieField.RuntimeMinutes or MovieField.Rating
                ? $", {Say(field, field.Majority!)} elsewhere"
                : "";
            return new(LabelOf(field), $" {Say(field, only)}{unit}", OnServers(field, outliers) + elsewhere);
        }

        var each = outliers.Select((variant, i) => $"{Say(field, variant)}{(i == 0 ? unit : "")}{OnServers(field, [variant])}");
        return new(LabelOf(field), $" {string.Join(", ", each)}", "");
    }

    private static string LabelOf(MergedField field) =>
        field.Field == MovieField.Directors ? "Director" : FieldText.Label(field.Field);

    private static string OnServers(MergedField field, IEnumerable<FieldVariant> variants) =>
        " on " + FieldText.List(ServersOf(field, variants));

    /// <summary>The servers of these values, in whatever notation they write them.</summary>
    private static IEnumerable<string> ServersOf(MergedField field, IEnumerable<FieldVariant> variants) =>
        variants
            .SelectMany(value => field.Variants.Where(variant => variant == value || Equals(variant.NotationOf, value.Value)))
            .SelectMany(variant => variant.Servers)
            .Distinct(StringComparer.Ordinal);

    /// <summary>A value as short as can be: of a list only what the majority does not name.</summary>
    private static string Say(MergedField field, FieldVariant variant)
    {
        if (variant.Value is FieldValue.List(var items))
        {
            var others = field.Majority?.Value is FieldValue.List(var majority) && variant != field.Majority ? majority : TextList.Empty;
            var own = items.Except(others, StringComparer.Ordinal).ToList();
            var lacking = others.Except(items, StringComparer.Ordinal).ToList();
            return own.Count > 0 ? Quote(string.Join(", ", own))
                : lacking.Count > 0 ? $"without {Quote(string.Join(", ", lacking))}"
                : "in another order";
        }

        return variant.Value is FieldValue.Text(var text) && field.Field != MovieField.ImdbId ? Quote(text) : variant.Value!.ToString()!;
    }

    private static string Quote(string text) => $"“{FieldText.Short(text)}”";
}
