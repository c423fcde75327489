namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>Ends the reading when one piece of mark-up (a tag with its attributes, a comment) takes more bytes than any honest one: the parser holds it in memory.</summary>
sealed class MeteredStream(Stream content) : Stream
{
    const int Longest = 1 << 20;
    int taken;

    /// <summary>Mark-up ended: the next one may be as long.</summary>
    public void Forgive() => taken = 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        return (taken += read) <= Longest ? read : throw new UnreadableXml($"One piece of mark-up is longer than {Longest} bytes.", 0);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
