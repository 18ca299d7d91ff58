namespace MovieNet.Server.Sessions;

/// <summary>A batch whose answers are on their way out: one array, begun with the first answer, none where there is no answer.</summary>
internal sealed class Batch
{
    public bool HasBegun { get; set; }
}
