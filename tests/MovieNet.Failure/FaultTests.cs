using MovieNet.Failure.Faults;
using MovieNet.Federation;

namespace MovieNet.Failure;

/// <summary>Every kind of fault once, under load, with all invariants checked after it.</summary>
public sealed class FaultTests(TrialFixture fixture) : IClassFixture<TrialFixture>
{
    private const int Seed = 1;

    public static TheoryData<string> Names { get; } = [.. FaultTable.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_happens_no_invariant_is_broken(string name)
    {
        var where = await FaultTable.Of(name).RunAsync(fixture.Trial, new(Seed));

        Assert.Empty(fixture.Trial.Check());
        TestContext.Current.TestOutputHelper!.WriteLine(where);
    }

    [Fact]
    public async Task What_an_app_that_was_killed_in_the_middle_has_begun_is_known_on_every_server_when_the_next_one_is_there()
    {
        var begun = fixture.Trial.Victim.Begun;
        await FaultTable.Of("app killed").RunAsync(fixture.Trial, new(Seed + 1));

        Assert.NotSame(begun, fixture.Trial.Victim.Begun);
        await fixture.Trial.SettleAsync();
        await fixture.Trial.Steady.GoAsync();
        await fixture.Trial.Victim.GoAsync();
        Assert.Empty(fixture.Trial.Check());
    }

    [Fact]
    public async Task Where_answers_are_lost_writes_are_unsure_and_turn_out_as_written_once()
    {
        var before = Unsure().Count;
        await FaultTable.Of("answers lost").RunAsync(fixture.Trial, new(Seed + 1));
        await fixture.Trial.Steady.UntilAsync(() => Unsure().All(outcome => outcome != WriteOutcome.Unsure), "what was unsure is known");

        Assert.True(Unsure().Count > before, "no write was unsure, so nothing was tried");
        Assert.Contains(WriteOutcome.Written, Unsure());
        Assert.Empty(fixture.Trial.Check());
    }

    [Fact]
    public async Task A_server_that_is_away_is_not_known_and_never_without_a_movie()
    {
        var before = await fixture.Trial.Steady.LevelAsync();
        await FaultTable.Of("server stopped").RunAsync(fixture.Trial, new(Seed));
        var after = await fixture.Trial.Steady.LevelAsync();

        Assert.True(after.Looks > before.Looks && after.Unknown > before.Unknown, "nobody looked while it was away");
        Assert.Empty(fixture.Trial.Check());
    }

    private List<WriteOutcome> Unsure() => [.. fixture.Trial.Ledger.Writes.Where(write => write.WasUnsure).Select(write => write.Outcome)];
}
