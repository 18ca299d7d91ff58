using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks;

/// <summary>What every figure works with.</summary>
internal sealed class Bench
{
    public Bench(Settings settings)
    {
        Settings = settings;
        Movies = new(settings.Titles is null ? TitleSource.Invented : TitleSource.Read(settings.Titles));
        Folder = new(settings, Movies);
    }

    public Settings Settings { get; }

    public Movies Movies { get; }

    public DataFolder Folder { get; }

    public Report Report { get; } = new();

    /// <summary>So many questions, or fewer where the catalogue is small and the program is only tried.</summary>
    public int Questions(int atMost) => Math.Min(atMost, (Settings.Records / 10) + 1);

    public TimeSpan Duration => TimeSpan.FromSeconds(Settings.Seconds);
}
