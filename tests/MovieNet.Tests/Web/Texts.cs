using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;

namespace MovieNet.Tests.Web;

/// <summary>What a person reads, without the white space of the markup.</summary>
internal static class Texts
{
    public static string Words(this INode node) => Words([node]);

    public static string Words<T>(this IRenderedComponent<T> component)
        where T : IComponent => Words(component.Nodes);

    /// <summary>The button that is called so, by its words or its label.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> component, string name)
        where T : IComponent =>
        component.FindAll("button").Single(button => string.Equals(button.GetAttribute("aria-label") ?? button.Words(), name, StringComparison.Ordinal));

    private static string Words(IEnumerable<INode> nodes) => string.Join(' ', nodes
        .SelectMany(node => node.GetDescendantsAndSelf().OfType<IText>())
        .SelectMany(text => text.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
