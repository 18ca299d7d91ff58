namespace MovieNet.Testing;

/// <summary>A system call as strace saw it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its arguments and its result.</param>
/// <param name="Began">Its place among all beginnings and ends.</param>
/// <param name="Ended">The place of its end; the same as of its beginning where nothing else happened meanwhile.</param>
public sealed record SystemCall(string Name, string Text, int Began, int Ended)
{
    /// <summary>The bytes that it read or wrote, quotation marks escaped.</summary>
    public string Bytes
    {
        get
        {
            var bytes = new System.Text.StringBuilder();
            var isInside = false;
            for (var i = 0; i < Text.Length; i++)
            {
                if (Text[i] == '"')
                {
                    isInside = !isInside;
                }
                else if (isInside)
                {
                    bytes.Append(Text[i]);
                    if (Text[i] == '\\')
                    {
                        bytes.Append(Text[++i]);
                    }
                }
            }

            return bytes.ToString();
        }
    }
}
