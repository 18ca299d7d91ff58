using System.Globalization;

namespace MovieNet.Tests.Server.Kills;

/// <summary>What came of all kills.</summary>
internal sealed class KillReport
{
    private const int ProblemsKept = 20;

    public int Kills { get; set; }

    /// <summary>Kills of a daemon that was only just starting.</summary>
    public int KillsAtStart { get; set; }

    public int Acknowledged { get; set; }

    public int Refused { get; set; }

    /// <summary>Writes without an answer.</summary>
    public int Unsure { get; set; }

    /// <summary>Those of them that were found done.</summary>
    public int UnsureDone { get; set; }

    /// <summary>Answers that were asked for again.</summary>
    public int Repeated { get; set; }

    public int Lost { get; set; }

    public int Doubled { get; set; }

    public int Half { get; set; }

    /// <summary>In words; the first ones.</summary>
    public List<string> Problems { get; } = [];

    public void Problem(string text)
    {
        if (Problems.Count < ProblemsKept)
        {
            Problems.Add(text);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Kills} kills under load and {KillsAtStart} at the start
        {Acknowledged} writes acknowledged, {Refused} refused, {Unsure} without an answer ({UnsureDone} of them done)
        {Repeated} asked again
        {Lost} lost, {Doubled} doubled, {Half} half
        """);
}
