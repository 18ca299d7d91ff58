using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class PhraseTextTests : ComponentTest
{
    [Fact]
    public void The_word_that_matters_stands_out_and_what_is_missing_has_a_colour_of_its_own()
    {
        var missing = Show(Merger.Merge(Records.GroupOf(Records.On("Alpha", "Ran", 1985)), [new("Alpha", Presence.Has), new("Beta", Presence.Has), new("Gamma", Presence.Lacks)]));
        Assert.Equal("abs", missing.Find("b").ClassName);

        var differs = Show(Records.Merge(
            Records.On("Alpha", 1, new() { Title = "Ran", RuntimeMinutes = 162 }), Records.On("Beta", 1, new() { Title = "Ran", RuntimeMinutes = 160 })));
        Assert.Equal("Runtime 162 min on Alpha, 160 on Beta", differs.Words());
        Assert.True(string.IsNullOrEmpty(differs.Find("b").ClassName));
    }

    [Fact]
    public void A_calm_sentence_has_no_word_that_stands_out() =>
        Assert.Empty(Show(Records.Merge(Records.On("Alpha", "Ran", 1985), Records.On("Beta", "Ran", 1985))).FindAll("b"));

    private IRenderedComponent<PhraseText> Show(MergedMovie movie) => Render<PhraseText>(p => p.Add(text => text.Phrase, Phrases.WhatIsWrong(movie)));
}
