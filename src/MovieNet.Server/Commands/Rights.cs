namespace MovieNet.Server.Commands;

/// <summary>The rights as people and the wire call them.</summary>
internal static class Rights
{
    /// <summary>Lowest first; each holds those before it.</summary>
    public static IReadOnlyList<Right> All { get; } = [Right.Read, Right.Write, Right.Admin];

    public static string NameOf(Right right) => right switch
    {
        Right.Read => "read",
        Right.Write => "write",
        Right.Admin => "admin",
        _ => "none",
    };

    /// <summary>The names of all that a right holds.</summary>
    public static IEnumerable<string> UpTo(Right right) => All.Where(held => held <= right).Select(NameOf);

    public static Right? Find(string name) => All.Cast<Right?>().FirstOrDefault(right => string.Equals(NameOf(right!.Value), name, StringComparison.Ordinal));
}
