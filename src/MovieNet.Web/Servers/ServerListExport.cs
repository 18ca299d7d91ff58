using MovieNet.Federation;

namespace MovieNet.Web.Servers;

/// <summary>The server list as a file to download.</summary>
public static class ServerListExport
{
    /// <summary>What the file is called, and where it lies below <c>servers/</c>.</summary>
    public const string FileName = "movienet-servers.json";

    /// <summary>Adds the address of the file.</summary>
    public static void MapServerListExport(this IEndpointRouteBuilder routes) => routes.MapGet(
        $"/servers/{FileName}",
        (Fleet fleet) => Results.File(ServerListFile.Write(fleet.List.All()), "application/json", FileName));
}
