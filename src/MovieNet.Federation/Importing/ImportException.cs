namespace MovieNet.Federation;

/// <summary>What ended an import.</summary>
public enum ImportFailure
{
    /// <summary>The file cannot be read, or its columns are not those that were named.</summary>
    File,

    /// <summary>The server does not answer.</summary>
    NoAnswer,

    /// <summary>The server refused a whole request.</summary>
    Refused,
}

/// <summary>An import could not begin or go on; the message says why and is meant for people. What was reported before is on the server.</summary>
/// <param name="failure">What ended it.</param>
/// <param name="message">Why.</param>
/// <param name="inner">What was caught.</param>
public sealed class ImportException(ImportFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What ended it.</summary>
    public ImportFailure Failure { get; } = failure;
}
