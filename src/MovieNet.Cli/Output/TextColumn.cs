using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieNet.Cli.Output;

/// <summary>A part of a progress line that is asked for its text whenever the line is drawn.</summary>
internal sealed class TextColumn(Func<string> text) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(text());
}
