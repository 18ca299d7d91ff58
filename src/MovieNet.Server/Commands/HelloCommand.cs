using System.Buffers;
using System.Reflection;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>server.hello</summary>
internal static class HelloCommand
{
    /// <summary>The program's version.</summary>
    public static readonly string Version =
        typeof(HelloCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Run(CommandContext context, ParameterReader parameters, IBufferWriter<byte> result)
    {
        parameters.Check();
        var hello = new ServerHello(
            ProtocolJson.Version, context.Store.ServerId, context.Options.Name, Version, TitleKey.Version, context.Options.Limits,
            [.. CommandTable.All.Select(command => command.Name)]);
        result.Write(JsonSerializer.SerializeToUtf8Bytes(hello, ProtocolJson.Options));
    }
}
