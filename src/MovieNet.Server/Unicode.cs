using System.Text;

namespace MovieNet.Server;

/// <summary>Titles are compared after Unicode normalisation, and without ICU that silently does nothing.</summary>
internal static class Unicode
{
    /// <exception cref="StartupException">There is no ICU.</exception>
    public static void Require()
    {
        if ("é".Normalize(NormalizationForm.FormKD).Length == 1)
        {
            throw new StartupException("the system lacks ICU, which titles are compared with; install libicu and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
        }
    }
}
