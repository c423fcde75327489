namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>The bytes are no XML that is read here.</summary>
/// <param name="reason">For the person who sent the file.</param>
/// <param name="line">Where, or 0.</param>
public sealed class UnreadableXml(string reason, long line) : Exception(reason)
{
    /// <summary>Where, or 0.</summary>
    public long Line { get; } = line;
}
