using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components.Forms;

namespace MovieNet.Tests.Web.Importing;

/// <summary>A file of a browser, of which as much has come as a test says.</summary>
internal sealed class ComingFile(string name, long size) : Stream, IBrowserFile
{
    private readonly Channel<byte[]> parts = Channel.CreateUnbounded<byte[]>();

    public string Name => name;

    public DateTimeOffset LastModified => default;

    public long Size => size;

    public string ContentType => "text/csv";

    /// <summary>Whether anybody began to read it.</summary>
    public bool WasOpened { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>More of it comes.</summary>
    public void Come(string part) => parts.Writer.TryWrite(Encoding.UTF8.GetBytes(part));

    /// <summary>All of it has come.</summary>
    public void End() => parts.Writer.Complete();

    /// <summary>No more of it comes.</summary>
    public void Break(string why) => parts.Writer.Complete(new IOException(why));

    public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default)
    {
        WasOpened = true;
        return this;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var part = await parts.Reader.ReadAsync(cancellationToken);
            part.CopyTo(buffer);
            return part.Length;
        }
        catch (ChannelClosedException e)
        {
            return e.InnerException is IOException broken ? throw broken : 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
