using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>One kind of fault.</summary>
/// <param name="Name">What it is called in reports and tests.</param>
/// <param name="RunAsync">Makes it happen under the load and mends it; its text says where it hit.</param>
internal sealed record Fault(string Name, Func<Trial, Random, Task<string>> RunAsync);
