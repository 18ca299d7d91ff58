using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Writing;

public sealed class WriteJournalTests : IDisposable
{
    private readonly TempFolder home = new();
    private readonly WriteJournal journal;

    public WriteJournalTests() => journal = new(new StateDatabase(home.Path), TimeProvider.System);

    public void Dispose() => home.Dispose();

    [Fact]
    public void What_was_noted_is_open_until_its_outcome_is_known()
    {
        var (add, delete) = (Add(), new PlannedDelete("Beta", Guid.NewGuid(), Guid.NewGuid(), Record()));
        journal.Note([add, delete]);

        journal.Know(new(add, WriteOutcome.Written, TimeSpan.Zero));

        Assert.Equal(delete.RequestId, Assert.Single(journal.Open()).Write.RequestId);
    }

    [Fact]
    public void An_unsure_write_stays_open()
    {
        var add = Add();
        journal.Note([add]);

        journal.Know(new(add, WriteOutcome.Unsure, TimeSpan.Zero));

        Assert.Single(journal.Open());
    }

    [Fact]
    public void A_write_comes_back_from_the_disk_as_it_was_noted()
    {
        var record = Record();
        PlannedWrite[] writes =
        [
            Add(),
            new PlannedEdit("Beta", Guid.NewGuid(), Guid.NewGuid(), record, record.Movie with { RuntimeMinutes = null, Rating = 8.6m, Cast = ["Toshirō Mifune"] }),
            new PlannedDelete("Gamma", Guid.NewGuid(), Guid.NewGuid(), record),
        ];
        journal.Note(writes);

        var read = new WriteJournal(new StateDatabase(home.Path), TimeProvider.System).Open().Select(open => open.Write).ToList();

        Assert.Equal(writes, read);
        Assert.Equal(
            [MovieField.Cast, MovieField.RuntimeMinutes, MovieField.Rating], Assert.IsType<PlannedEdit>(read[1]).Changes.Keys);
    }

    private static PlannedAdd Add() => new("Alpha", Guid.NewGuid(), Guid.NewGuid(), new Movie { Title = "七人の侍", Year = 1954, Directors = ["黒澤明"] });

    private static MovieRecord Record()
    {
        var movie = new Movie { Title = "Seven Samurai", Year = 1954, RuntimeMinutes = 207, ImdbId = "tt0047478" };
        return new(7, 3, DateTimeOffset.UnixEpoch, ContentHash.Of(movie), movie);
    }
}
