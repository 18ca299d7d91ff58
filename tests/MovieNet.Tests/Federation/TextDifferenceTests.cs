using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation;

public class TextDifferenceTests
{
    [Theory]
    [InlineData("hires seven masterless samurai", "hires seven unemployed samurai", "hires seven -masterless-+unemployed+ samurai")]
    [InlineData("train the farmers, fortify the houses and wait", "train the farmers and wait", "train the farmers-, fortify the houses- and wait")]
    [InlineData("the bandits", "the forty bandits", "the +forty +bandits")]
    [InlineData("masterless men wait", "hungry samurai wait", "-masterless men-+hungry samurai+ wait")]
    [InlineData("same", "same", "same")]
    [InlineData("all", "other", "-all-+other+")]
    [InlineData("end.", "end!", "end-.-+!+")]
    [InlineData("七人の侍", "七人の士", "七人の-侍-+士+")]
    public void Texts_differ_by_words(string majority, string text, string expected) =>
        Assert.Equal(expected, Mark(TextDifference.BetweenTexts(majority, text)));

    [Theory]
    [InlineData("Toshirō Mifune|Takashi Shimura", "Toshiro Mifune|Takashi Shimura", "-Toshirō-+Toshiro+ Mifune, Takashi Shimura")]
    [InlineData("A|B|C", "A|C", "A-, B-, C")]
    [InlineData("A|C", "A|B|C", "A+, B+, C")]
    [InlineData("B|C", "C", "-B, -C")]
    [InlineData("C", "B|C", "+B, +C")]
    public void Lists_differ_by_items_and_then_by_words(string majority, string items, string expected) =>
        Assert.Equal(expected, Mark(TextDifference.Between(List(majority), List(items))));

    [Fact]
    public void Numbers_differ_as_wholes() => Assert.Equal("-117-+116+", Mark(TextDifference.Between(FieldValue.Of(117), FieldValue.Of(116))));

    [Fact]
    public void A_value_where_nothing_was_is_all_only_here() => Assert.Equal("+Alien+", Mark(TextDifference.Between(null, FieldValue.Of("Alien"))));

    [Fact]
    public void Nothing_against_nothing_is_nothing() => Assert.Empty(TextDifference.Between(null, null));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_texts_can_be_read_back_from_the_spans(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var (one, other) = (Text(random), Text(random));
            var spans = TextDifference.BetweenTexts(one, other);

            Assert.Equal(one, string.Concat(spans.Where(span => span.Kind != DiffKind.OnlyHere).Select(span => span.Text)));
            Assert.Equal(other, string.Concat(spans.Where(span => span.Kind != DiffKind.MissingHere).Select(span => span.Text)));
        }
    }

    [Fact]
    public void Texts_too_long_to_compare_in_their_middle_keep_their_common_ends()
    {
        var one = $"begin {Numbers(0)} shared word {Numbers(10_000)} end";
        var other = $"begin {Numbers(20_000)} shared word {Numbers(30_000)} end";

        Assert.Equal(
            [DiffKind.Same, DiffKind.MissingHere, DiffKind.OnlyHere, DiffKind.Same],
            TextDifference.BetweenTexts(one, other).Select(span => span.Kind));

        static string Numbers(int first) => string.Join(' ', Enumerable.Range(first, 2000));
    }

    [Fact]
    public void A_lone_surrogate_does_not_cost_the_page() =>
        Assert.Equal("ab", string.Concat(TextDifference.BetweenTexts("a\uD800", "ab").Where(span => span.Kind != DiffKind.MissingHere).Select(span => span.Text)));

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => new[] { "a", "b", " ", "  ", ", ", "侍", "é", "😀" }[random.Next(8)]));

    /// <summary>The spans as one text: <c>-missing-</c>, <c>+only here+</c>.</summary>
    private static string Mark(IEnumerable<DiffSpan> spans) => string.Concat(spans.Select(span => span.Kind switch
    {
        DiffKind.MissingHere => $"-{span.Text}-",
        DiffKind.OnlyHere => $"+{span.Text}+",
        _ => span.Text,
    }));

    private static FieldValue List(string items) => FieldValue.Of(TextList.From(items.Split('|')))!;
}
