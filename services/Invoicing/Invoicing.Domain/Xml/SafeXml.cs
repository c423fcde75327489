using System.Text;
using System.Xml;

namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>
/// Reads XML from anybody, forward and in constant memory. No document type, no entity but the five of XML, nothing fetched; the depth, the
/// size of what is kept and of any single mark-up are bounded. Any encoding the file declares is taken.
/// </summary>
public sealed class SafeXml : IDisposable
{
    /// <summary>In characters; what comes after is dropped.</summary>
    public const int LongestText = 4_000;

    const int Deepest = 64, MostParts = 5_000, MostAttributes = 100, Chunk = 4_096;

    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    readonly XmlReader reader;
    readonly MeteredStream content;
    readonly char[] chunk = new char[Chunk];

    /// <param name="content">Read once, forward; not disposed.</param>
    public SafeXml(Stream content)
    {
        this.content = new(content);
        reader = Try(() => XmlReader.Create(this.content, new XmlReaderSettings
        {
            Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 0,
            IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true, CheckCharacters = true,
        }));
    }

    /// <summary>Local name of the current element.</summary>
    public string Name => reader.LocalName;

    /// <summary>Namespace of the current element.</summary>
    public string Namespace => reader.NamespaceURI;

    /// <summary>The current line of the file.</summary>
    public long Line => reader is IXmlLineInfo info ? info.LineNumber : 0;

    /// <summary>Moves to the next element inside the one at <paramref name="depth"/>; false at that one's end.</summary>
    /// <param name="depth">Of the parent: -1 for the document.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="UnreadableXml">It is no XML, or more than is read here.</exception>
    public async ValueTask<bool> NextIn(int depth, CancellationToken stop)
    {
        while (await Read(stop))
        {
            if (reader.NodeType is XmlNodeType.EndElement && reader.Depth <= depth) return false;
            if (reader.NodeType is XmlNodeType.Element && reader.Depth == depth + 1) return true;
        }

        return false;
    }

    /// <summary>Of the current element.</summary>
    public int Depth => reader.Depth;

    /// <summary>The current element holds nothing.</summary>
    public bool IsEmpty => reader.IsEmptyElement;

    /// <summary>The current element with all below it.</summary>
    /// <exception cref="UnreadableXml">It is no XML, or more than is read here.</exception>
    public async ValueTask<XmlBranch> Branch(CancellationToken stop)
    {
        var (root, depth, parts) = (Begin(), reader.Depth, 0);
        if (reader.IsEmptyElement) return root;
        var open = new Stack<(XmlBranch Branch, StringBuilder Text)>([(root, new())]);
        while (await Read(stop))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++parts > MostParts) throw new UnreadableXml($"The element {root.Name} holds more than {MostParts} others.", Line);
                    var part = Begin();
                    open.Peek().Branch.Parts.Add(part);
                    if (!reader.IsEmptyElement) open.Push((part, new()));
                    break;
                case XmlNodeType.EndElement:
                    var (ended, text) = open.Pop();
                    ended.Text = text.ToString().Trim();
                    if (reader.Depth == depth) return root;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    await Take(open.Peek().Text, stop);
                    break;
            }
        }

        throw new UnreadableXml("The file ends in the middle.", Line);
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    XmlBranch Begin()
    {
        if (reader.AttributeCount == 0) return new(reader.LocalName);
        if (reader.AttributeCount > MostAttributes) throw new UnreadableXml($"An element has more than {MostAttributes} attributes.", Line);
        var attributes = new Dictionary<string, string>();
        while (reader.MoveToNextAttribute()) attributes[reader.LocalName] = reader.Value.Trim();
        reader.MoveToElement();
        return new(reader.LocalName) { Attributes = attributes };
    }

    // In pieces, so that a text of megabytes never lies in memory as a whole.
    async ValueTask Take(StringBuilder text, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            content.Forgive();
            var read = await Try(() => reader.ReadValueChunkAsync(chunk, 0, chunk.Length));
            if (read == 0) return;
            text.Append(chunk, 0, Math.Max(0, Math.Min(read, LongestText - text.Length)));
        }
    }

    async ValueTask<bool> Read(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        content.Forgive();
        var more = await Try(reader.ReadAsync);
        if (more && reader.Depth > Deepest) throw new UnreadableXml($"Elements lie deeper than {Deepest} in each other.", Line);
        return more;
    }

    async Task<T> Try<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception bad) when (Reason(bad) is { } reason)
        {
            throw new UnreadableXml(reason, bad is XmlException at ? at.LineNumber : Line);
        }
    }

    static T Try<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception bad) when (Reason(bad) is { } reason)
        {
            throw new UnreadableXml(reason, 0);
        }
    }

    static string? Reason(Exception bad) => bad switch
    {
        XmlException at => $"It is no well-formed XML, or has a document type: line {at.LineNumber}, column {at.LinePosition}.",
        ArgumentException or NotSupportedException or DecoderFallbackException => "It is no well-formed XML: its encoding cannot be read.",
        _ => null,
    };
}
