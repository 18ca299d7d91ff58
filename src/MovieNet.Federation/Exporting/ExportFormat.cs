namespace MovieNet.Federation;

/// <summary>How an export is written; an import reads both, to the letter.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a header and a line feed behind every record; all members have a column. Lists as <see cref="ListText"/> writes them.</summary>
    Csv,

    /// <summary>One object per line, in the form of RFC 8785: the SHA-256 of a line without its line feed begins with the record's content hash.</summary>
    JsonLines,
}
