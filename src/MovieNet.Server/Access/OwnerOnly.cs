namespace MovieNet.Server.Access;

/// <summary>How files with secrets are made.</summary>
internal static class OwnerOnly
{
    public static FileStreamOptions NewFile
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }
    }
}
