using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace MovieNet.Tests;

/// <summary>bUnit asks for AngleSharp.Diffing 1.x and gets the one that eng/ComponentTests.props copied to compat/.</summary>
internal static class DiffingResolver
{
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "compat", name.Name + ".dll");
        return string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal) && File.Exists(path)
            ? context.LoadFromAssemblyPath(path)
            : null;
    };
}
