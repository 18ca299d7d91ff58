using System.Runtime.InteropServices;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>A write whose parameters are sound.</summary>
/// <param name="Apply">What to do on the writer's thread; gives the result as JSON.</param>
/// <param name="Weight">How many records it may write.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PreparedWrite(Func<StoreWriter, Write, byte[]> Apply, int Weight = 1);
