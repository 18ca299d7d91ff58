using System.Text;

namespace MovieNet.Server.Store.Pages;

/// <summary>
/// A statement that is put together from constant parts. Values never get into its text: they are bound, and the text holds
/// their numbers only, so that equal shapes share one prepared statement.
/// </summary>
internal sealed class Sql
{
    private readonly StringBuilder text = new();
    private readonly List<object?> values = [];

    public Sql Add(string part)
    {
        text.Append(part).Append(' ');
        return this;
    }

    /// <summary>Binds a value and gives its place in the text.</summary>
    public string Value(long value) => Place(value);

    /// <inheritdoc cref="Value(long)"/>
    public string Value(string value) => Place(value);

    public Statement.Use Begin(StoreReader reader)
    {
        var use = reader.Prepare(text.ToString()).Begin();
        for (var i = 0; i < values.Count; i++)
        {
            _ = values[i] is long number ? use.Bind(i + 1, number) : use.Bind(i + 1, (string?)values[i]);
        }

        return use;
    }

    /// <summary>The text, for tests of how SQLite goes about it.</summary>
    public override string ToString() => text.ToString();

    private string Place(object value)
    {
        values.Add(value);
        return FormattableString.Invariant($"?{values.Count}");
    }
}
