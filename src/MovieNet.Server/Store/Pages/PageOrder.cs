namespace MovieNet.Server.Store.Pages;

/// <summary>What a page is sorted by. Ties are broken by rising id, no value comes last in both directions.</summary>
internal enum PageOrder
{
    /// <summary>By the bytes of the title key.</summary>
    Title,

    /// <summary>By year.</summary>
    Year,

    /// <summary>By rating.</summary>
    Rating,

    /// <summary>By the time of the last change.</summary>
    UpdatedAt,

    /// <summary>Best first: only for a search.</summary>
    Rank,
}
