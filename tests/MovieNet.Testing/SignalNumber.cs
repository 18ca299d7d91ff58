namespace MovieNet.Testing;

/// <summary>What a process may be sent. Linux's numbers.</summary>
internal enum SignalNumber
{
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
