namespace MovieNet.Server.Store;

/// <summary>How many records there are and which change was the last.</summary>
internal static class StatusQuery
{
    public static (long Movies, long LastChange) Run(StoreReader reader)
    {
        using var row = reader.Prepare("SELECT movies, (SELECT coalesce(max(id), 0) FROM change) FROM meta").Begin();
        row.Step();
        return (row.Integer(0), row.Integer(1));
    }
}
