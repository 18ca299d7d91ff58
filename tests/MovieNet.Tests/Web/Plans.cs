using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;

namespace MovieNet.Tests.Web;

/// <summary>Short ways to write fleets, plans and receipts.</summary>
internal static class Plans
{
    /// <summary>Servers that answer.</summary>
    public static Planner Planner(params string[] servers) => new([.. servers.Select(Answering)]);

    public static ServerHealth Answering(string server) =>
        new(new(server, "127.0.0.1", 5870, Guid.NewGuid()), LinkState.Answers, default);

    /// <summary>A plan of one write, on Alpha.</summary>
    public static WritePlan Of(PlannedWrite write) => new([new(write.Server, Presence.Has, [write], null)]);

    public static PlannedAdd Add(string title = "Stalker") => new("Alpha", Guid.NewGuid(), Guid.NewGuid(), new() { Title = title });

    public static PlannedEdit Edit(Movie before, Movie after) => new("Alpha", Guid.NewGuid(), Guid.NewGuid(), Records.On("Alpha", 1, before).Record, after);

    public static PlannedDelete Delete(string title = "Stalker") =>
        new("Alpha", Guid.NewGuid(), Guid.NewGuid(), Records.On("Alpha", title).Record);
}
