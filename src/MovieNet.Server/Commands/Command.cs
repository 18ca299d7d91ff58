using System.Buffers;
using System.Text;

namespace MovieNet.Server.Commands;

/// <summary>A line of the command table: either reads or prepares a write.</summary>
/// <param name="Name">The method.</param>
/// <param name="Right">What one must be allowed.</param>
/// <param name="Summary">What it does, in one line.</param>
internal sealed record Command(string Name, Right Right, string Summary)
{
    /// <summary>The name as it comes over the wire.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>Answers from what is there, at once: writes the result as JSON.</summary>
    public Action<CommandContext, ParameterReader, ArrayBufferWriter<byte>>? Read { get; init; }

    /// <summary>Whether its reading may take many times as long as others'. Such commands are carried out a few at a time.</summary>
    public bool MayTakeLong { get; init; }

    /// <summary>Checks the parameters and says what is to be written.</summary>
    public Func<CommandContext, ParameterReader, PreparedWrite>? Write { get; init; }
}
