using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieNet.Cli.Output;

/// <summary>One line: cut to the width of a terminal, whole in a file or a pipe, where programs look for what is at its end.</summary>
internal sealed class Line : IRenderable
{
    private readonly List<Segment> segments = [];

    public int Width => Segment.CellCount(segments);

    public Line Add(string text, Style? style = null)
    {
        segments.Add(new(text, style ?? Style.Plain));
        return this;
    }

    /// <summary>Adds spaces up to a column.</summary>
    public Line PadTo(int column) => Width < column ? Add(new string(' ', column - Width)) : this;

    public Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        (Terminal.IsTerminal && Width > maxWidth ? Cut(maxWidth) : segments).Append(Segment.LineBreak);

    private IEnumerable<Segment> Cut(int width)
    {
        var room = width - 1;
        foreach (var segment in segments)
        {
            if (segment.CellCount() > room)
            {
                yield return new Segment((Segment.Truncate(segment, room)?.Text ?? "") + "…", segment.Style);
                yield break;
            }

            room -= segment.CellCount();
            yield return segment;
        }
    }
}
