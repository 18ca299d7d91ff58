namespace MovieNet.Benchmarks.Load;

/// <summary>How one protocol asks and answers. All of them are driven by the same <see cref="LoadGenerator"/>.</summary>
internal interface IWire
{
    /// <summary>Writes a request and gives its length.</summary>
    int Write(Span<byte> to, long number, int key);

    /// <summary>The length of the first answer of what has arrived, or 0 while it is not whole.</summary>
    int LengthOfAnswer(ReadOnlySpan<byte> received);

    /// <summary>Whether an answer is no error. Asked of every answer, so it must cost little.</summary>
    bool IsSuccess(ReadOnlySpan<byte> answer);

    /// <summary>Whether an answer is the right one, byte for byte. Asked of every thousandth.</summary>
    bool IsRight(ReadOnlySpan<byte> answer, long number, int key);
}
