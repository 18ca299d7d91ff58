namespace MovieNet.Web.Bulk;

/// <summary>What a person wants to do with many movies.</summary>
public enum BulkKind
{
    /// <summary>Add each to the servers that lack it.</summary>
    Add,

    /// <summary>Take one server's values over to the others.</summary>
    Take,

    /// <summary>Delete each everywhere.</summary>
    Delete,
}
