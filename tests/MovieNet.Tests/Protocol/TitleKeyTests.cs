using MovieNet.Protocol;

namespace MovieNet.Tests.Protocol;

public sealed class TitleKeyTests
{
    [Theory]
    // 1. Character references.
    [InlineData("21 &amp; Over", "21 and over")]
    [InlineData("Am&eacute;lie", "amelie")]
    [InlineData("&#x4E03;&#20154;", "七人")]
    // 2. English articles, once, at the front or behind a final comma.
    [InlineData("The Hunt", "hunt")]
    [InlineData("THE HUNT", "hunt")]
    [InlineData("Hunt, The", "hunt")]
    [InlineData("Hunt , the ", "hunt")]
    [InlineData("An Education", "education")]
    [InlineData("Education, An", "education")]
    [InlineData("A Ghost Story", "ghost story")]
    [InlineData("The The", "the")]
    [InlineData("The A Team", "a team")]
    [InlineData("Theatre", "theatre")]
    [InlineData("Anna", "anna")]
    [InlineData("A", "a")]
    [InlineData("The", "the")]
    [InlineData("The …", "the")]
    [InlineData("A.I.", "a i")]
    [InlineData("Me, the", "me")]
    [InlineData("Me the", "me the")]
    [InlineData("The\u00a0Hunt", "hunt")]
    // 3. The ampersand and vulgar fractions.
    [InlineData("Tom & Jerry", "tom and jerry")]
    [InlineData("Tom&Jerry", "tom and jerry")]
    [InlineData("2½", "2 1 2")]
    [InlineData("9½ Weeks", "9 1 2 weeks")]
    // 4. Marks behind Latin and Greek letters, and no others.
    [InlineData("Amélie", "amelie")]
    [InlineData("Ame\u0301lie", "amelie")]
    [InlineData("Ζορμπάς", "ζορμπασ")]
    [InlineData("Ёлки", "елки")]
    [InlineData("Вий", "ви\u0438\u0306")]
    [InlineData("が", "か\u3099")]
    [InlineData("สุริโยไท", "สุริโยไท")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("ﬁlm", "film")]
    [InlineData("ｱｷﾗ", "アキラ")]
    // 5. Full case folding and the letters that do not decompose.
    [InlineData("Straße", "strasse")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Æon Flux", "aeon flux")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Smørrebrød", "smorrebrod")]
    [InlineData("Đavo", "davo")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Işık", "isik")]
    [InlineData("İstanbul", "istanbul")]
    // 6. Punctuation, but not symbols.
    [InlineData("Ocean's Eleven", "ocean s eleven")]
    [InlineData("Face/Off", "face off")]
    [InlineData("Wall·E", "wall e")]
    [InlineData("「雨」", "雨")]
    [InlineData("$9.99", "$9 99")]
    [InlineData("1+1=2", "1+1=2")]
    // 7. White space, and what is nothing but punctuation.
    [InlineData("  Blue \t Velvet　", "blue velvet")]
    [InlineData("…", "...")]
    [InlineData("?!", "?!")]
    public void The_key_of_a_title(string title, string key)
    {
        Assert.Equal(key, TitleKey.Of(title));
    }

    [Fact]
    public void Text_of_ASCII_alone_is_folded_as_beside_other_letters()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next(1, 128)));

            Assert.Equal(TitleKey.Fold(text + " \u00E9"), (TitleKey.Fold(text) + " e").TrimStart(' '));
        }
    }

    [Theory]
    [InlineData("が", "か")]
    [InlineData("Вий", "Вии")]
    [InlineData("Alien", "Aliens")]
    [InlineData("А", "A")]
    public void Some_titles_are_not_the_same(string one, string other)
    {
        Assert.NotEqual(TitleKey.Of(one), TitleKey.Of(other));
    }

    [Theory]
    [InlineData("Hunt, The (Jagten)", "hunt|jagten")]
    [InlineData("La caza [a.k.a. The Hunt]", "la caza|hunt")]
    [InlineData("La caza (aka Hunt, The)", "la caza|hunt")]
    [InlineData("X (B) C [D]", "x c|b|d")]
    [InlineData("Film (2012 (restored))", "film|2012 restored")]
    [InlineData("雨（あめ）", "雨|あめ")]
    [InlineData("(500) Days of Summer", "days of summer|500")]
    [InlineData("Film (", "")]
    [InlineData("Film ()", "")]
    [InlineData("Film", "")]
    [InlineData("Film (Film)", "film")]
    public void The_further_keys_of_a_title(string title, string keys)
    {
        Assert.Equal(keys, string.Join('|', TitleKey.FurtherOf(title)));
    }
}
