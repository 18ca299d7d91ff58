using MovieNet.Federation;

namespace MovieNet.Failure.App;

/// <summary>What the app prints for the process that started it: one line each, whole, and at once.</summary>
internal static class AppLines
{
    public static void Print(string line) => Console.Out.WriteLine(line);

    public static void Print(Receipt receipt) =>
        Print($"receipt {receipt.Write.ServerId} {receipt.Write.RequestId} {receipt.Outcome}");
}
