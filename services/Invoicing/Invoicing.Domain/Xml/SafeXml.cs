using System.Text;
using System.Xml;

namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>How much of a file is read.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="Depth">Of elements in elements.</param>
/// <param name="Elements">In all.</param>
/// <param name="Kept">Of the vocabulary.</param>
sealed record XmlLimits(int Bytes, int Depth, int Elements, int Kept);

/// <summary>Why a file is no XML that is read here.</summary>
/// <param name="IsTooLarge">It is beyond its limits; else it is not well formed.</param>
/// <param name="Line">The physical line, or null.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
sealed record XmlProblem(bool IsTooLarge, int? Line, string Reason);

/// <summary>
/// Reads XML from anybody. No document type, no entity but the five of XML, nothing fetched; the size of the file, the depth and the
/// number of its elements and the length of each text are bounded, and so is the time. Any encoding the file declares is taken.
/// </summary>
static class SafeXml
{
    const int Chunk = 4_096;

    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The root with what was kept of it, or why there is none.</summary>
    /// <param name="content">The file.</param>
    /// <param name="vocabulary">Usual prefix by namespace; elements of other namespaces are passed over with all they hold.</param>
    /// <param name="passedOver">Elements that are of no interest, by usual name, such as the lines of an invoice.</param>
    /// <param name="limits">How much is read.</param>
    public static (XmlPart? Root, XmlProblem? Problem) Read(byte[] content, IReadOnlyDictionary<string, string> vocabulary, IReadOnlySet<string> passedOver, XmlLimits limits)
    {
        if (content.Length > limits.Bytes) return (null, new(true, null, $"The file is larger than {limits.Bytes >> 20} MB."));
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings(limits));
            return new Walk(reader, vocabulary, passedOver, limits).Root();
        }
        catch (XmlException bad)
        {
            return (null, new(false, bad.LineNumber, $"The file is no well-formed XML: line {bad.LineNumber}, column {bad.LinePosition}."));
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException or DecoderFallbackException)
        {
            return (null, new(false, null, "The file is no well-formed XML: its encoding cannot be read."));
        }
    }

    static XmlReaderSettings Settings(XmlLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = limits.Bytes,
        IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = true, CloseInput = true,
    };

    sealed class Walk(XmlReader reader, IReadOnlyDictionary<string, string> vocabulary, IReadOnlySet<string> passedOver, XmlLimits limits)
    {
        readonly char[] chunk = new char[Chunk];
        readonly Stack<(XmlPart? Part, StringBuilder Text)> open = new();
        int elements, kept;

        public (XmlPart? Root, XmlProblem? Problem) Root()
        {
            XmlPart? root = null;
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element)
                {
                    if (++elements > limits.Elements || open.Count >= limits.Depth) return (null, new(true, Line, $"The file holds more than {limits.Elements} elements or nests them deeper than {limits.Depth}."));
                    var part = Begin();
                    if (kept > limits.Kept) return (null, new(true, Line, $"The file repeats elements of its head more than {limits.Kept} times."));
                    root ??= part ?? new XmlPart($"?:{reader.LocalName}");
                }
                else if (reader.NodeType is XmlNodeType.EndElement) End();
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Take();
            }

            return root is null ? (null, new(false, null, "The file holds no element.")) : (root, null);
        }

        int Line => ((IXmlLineInfo)reader).LineNumber;

        XmlPart? Begin()
        {
            var name = vocabulary.TryGetValue(reader.NamespaceURI, out var prefix) ? $"{prefix}:{reader.LocalName}" : null;
            var parent = open.TryPeek(out var top) ? top.Part : null;
            var part = name is null || passedOver.Contains(name) || (open.Count > 0 && parent is null) ? null : new XmlPart(name)
            {
                Line = Line, Scheme = Attribute("schemeID"), Currency = Attribute("currencyID") ?? Attribute("Ccy"), Format = Attribute("format"),
            };
            if (part is not null && ++kept <= limits.Kept) parent?.Parts.Add(part);
            if (!reader.IsEmptyElement) open.Push((part, new()));
            return part;
        }

        void End()
        {
            var (part, text) = open.Pop();
            if (part is not null) part.Text = text.ToString().Trim();
        }

        // In pieces, so that a text of megabytes (an attachment, or an attack) never lies in memory as a whole.
        void Take()
        {
            if (!open.TryPeek(out var top)) return;
            for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                if (top.Part is not null) top.Text.Append(chunk, 0, Math.Min(read, XmlPart.LongestText - top.Text.Length));
        }

        string? Attribute(string name) => reader.HasAttributes && reader.GetAttribute(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }
}
