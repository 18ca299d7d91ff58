namespace MovieNet.Server.Telemetry;

/// <summary>How the lines of the log look.</summary>
internal enum LogFormat
{
    /// <summary>For people, and for a journal that puts the time before each line.</summary>
    Text,

    /// <summary>One JSON object a line, with the members that ASP.NET's JSON console writes, so that one filter reads the logs of daemon and window.</summary>
    Json,
}
