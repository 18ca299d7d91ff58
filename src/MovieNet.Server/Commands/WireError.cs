using System.Runtime.InteropServices;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>An error as it goes over the wire.</summary>
/// <param name="Code">What kind it is.</param>
/// <param name="Json">The error member of the answer.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WireError(ErrorCode Code, byte[] Json);
