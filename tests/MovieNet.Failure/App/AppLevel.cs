namespace MovieNet.Failure.App;

/// <summary>What an app holds at rest, and what it has looked at.</summary>
/// <param name="Bytes">Of its heap, after a full collection.</param>
/// <param name="Looks">How often it looked whether something is called missing.</param>
/// <param name="Unknown">How often a server was said to be not known.</param>
internal sealed record AppLevel(long Bytes, long Looks, long Unknown)
{
    public double MiB => Bytes / (double)(1 << 20);
}
