using System.Text;
using System.Xml;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>
/// Reads XML from anybody. No document type, no entity but the five of XML, nothing fetched; the size of the file, the depth and the
/// number of its elements and the length of each text are bounded, and so is the time. Any encoding the file declares is taken.
/// </summary>
static class SafeXml
{
    /// <summary>In bytes.</summary>
    public const int Largest = 32 << 20;

    const int Deepest = 64, MostElements = 1_000_000, MostKept = 50_000, Chunk = 4_096;

    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The root with what was kept of it, or why there is none.</summary>
    /// <param name="content">The file.</param>
    /// <param name="vocabulary">Usual prefix by namespace; elements of other namespaces are passed over with all they hold.</param>
    /// <param name="passedOver">Elements that are of no interest, by usual name, such as the lines of an invoice.</param>
    public static (XmlPart? Root, EInvoiceProblem? Problem) Read(byte[] content, IReadOnlyDictionary<string, string> vocabulary, IReadOnlySet<string> passedOver)
    {
        if (content.Length > Largest) return (null, new(EInvoiceProblems.TooLarge, null, $"The file is larger than {Largest >> 20} MB."));
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings());
            return new Walk(reader, vocabulary, passedOver).Root();
        }
        catch (XmlException bad)
        {
            return (null, new(EInvoiceProblems.NotWellFormed, null, $"The file is no well-formed XML: line {bad.LineNumber}, column {bad.LinePosition}."));
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException or DecoderFallbackException)
        {
            return (null, new(EInvoiceProblems.NotWellFormed, null, "The file is no well-formed XML: its encoding cannot be read."));
        }
    }

    static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Largest,
        IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = true, CloseInput = true,
    };

    sealed class Walk(XmlReader reader, IReadOnlyDictionary<string, string> vocabulary, IReadOnlySet<string> passedOver)
    {
        readonly char[] chunk = new char[Chunk];
        readonly Stack<(XmlPart? Part, StringBuilder Text)> open = new();
        int elements, kept;

        public (XmlPart? Root, EInvoiceProblem? Problem) Root()
        {
            XmlPart? root = null;
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element)
                {
                    if (++elements > MostElements || open.Count >= Deepest) return (null, new(EInvoiceProblems.TooDeep, null, $"The file holds more than {MostElements} elements or nests them deeper than {Deepest}."));
                    var part = Begin();
                    if (kept > MostKept) return (null, new(EInvoiceProblems.TooDeep, null, $"The file repeats elements of its head more than {MostKept} times."));
                    root ??= part ?? new XmlPart($"?:{reader.LocalName}");
                }
                else if (reader.NodeType is XmlNodeType.EndElement) End();
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Take();
            }

            return root is null ? (null, new(EInvoiceProblems.NotWellFormed, null, "The file holds no element.")) : (root, null);
        }

        XmlPart? Begin()
        {
            var name = vocabulary.TryGetValue(reader.NamespaceURI, out var prefix) ? $"{prefix}:{reader.LocalName}" : null;
            var parent = open.TryPeek(out var top) ? top.Part : null;
            var part = name is null || passedOver.Contains(name) || (open.Count > 0 && parent is null) ? null : new XmlPart(name)
            {
                Scheme = Blank(reader.GetAttribute("schemeID")), Currency = Blank(reader.GetAttribute("currencyID")), Format = Blank(reader.GetAttribute("format")),
            };
            if (part is not null && ++kept <= MostKept) parent?.Parts.Add(part);
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

        static string? Blank(string? attribute) => string.IsNullOrWhiteSpace(attribute) ? null : attribute.Trim();
    }
}
