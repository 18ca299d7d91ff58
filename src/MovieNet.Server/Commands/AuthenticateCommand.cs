using System.Buffers;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Commands;

/// <summary>server.authenticate</summary>
internal static class AuthenticateCommand
{
    /// <summary>Longer than any token; what is longer is not hashed.</summary>
    private const int LongestToken = 200;

    public static void Run(CommandContext context, ParameterReader parameters, ArrayBufferWriter<byte> result)
    {
        var shown = parameters.Text("token", LongestToken, required: true);
        parameters.Check();
        var caller = context.Caller!;
        var wait = context.Access.Brake.WaitOf(caller.Address);
        if (wait > TimeSpan.Zero)
        {
            context.Accounting.Tokens.SlowedDown();
            throw new RefusedException(ErrorCode.Unauthenticated, FormattableString.Invariant(
                $"too many wrong tokens came from your address; try again in {Math.Ceiling(wait.TotalSeconds)} seconds"));
        }

        if (context.Access.Find(shown!) is { } token)
        {
            context.Accounting.Tokens.Accepted();
            caller.Become(token);
        }
        else if (context.Access.IsRequired)
        {
            context.Access.Brake.Failed(caller.Address);
            context.Accounting.Tokens.Wrong();
            context.Log.Warning($"a wrong token came from {caller.Address}");
            throw new RefusedException(ErrorCode.Unauthenticated, "this token is not known here; it may have been revoked");
        }

        result.Write(JsonSerializer.SerializeToUtf8Bytes(new Granted([.. Rights.UpTo(caller.Right)]), ProtocolJson.Options));
    }

    private sealed record Granted(IReadOnlyList<string> Rights);
}
