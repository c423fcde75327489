using System.Collections.Frozen;
using Recouvrement.Invoicing.Domain.Xml;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>The two syntaxes of EN 16931, UBL with a root for each kind of document.</summary>
public enum EInvoiceSyntax
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD, XRechnung CII.</summary>
    Cii,

    /// <summary>OASIS UBL 2.1, invoice.</summary>
    UblInvoice,

    /// <summary>OASIS UBL 2.1, credit note.</summary>
    UblCreditNote,
}

/// <summary>Where each business term of EN 16931 stands in a syntax.</summary>
sealed class EInvoiceVocabulary
{
    static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"]                                 = "rsm",
        ["urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"]           = "ram",
        ["urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"]                                  = "udt",
        ["urn:un:unece:uncefact:data:standard:QualifiedDataType:100"]                                    = "qdt",
        ["urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"]                                       = "invoice",
        ["urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"]                                    = "credit",
        ["urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"]                     = "cac",
        ["urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"]                         = "cbc",
        ["urn:ferd:CrossIndustryDocument:invoice:1p0"]                                                   = "zugferd1",
        ["urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"]                = "cdar",
    }.ToFrozenDictionary();

    // The lines say nothing of what is owed in the end, and attachments nothing at all.
    static readonly FrozenSet<string> PassedOver = FrozenSet.Create(
        "ram:IncludedSupplyChainTradeLineItem", "cac:InvoiceLine", "cac:CreditNoteLine", "ram:AttachmentBinaryObject", "cbc:EmbeddedDocumentBinaryObject");

    static readonly XmlLimits Limits = new(Bytes: 32 << 20, Depth: 64, Elements: 1_000_000, Kept: 50_000);

    readonly FrozenDictionary<string, XmlPath[]> terms;

    /// <param name="syntax">Which.</param>
    /// <param name="terms">The paths of each term; where there are several, the first that is there counts.</param>
    public EInvoiceVocabulary(EInvoiceSyntax syntax, IEnumerable<(string Term, string[] Paths)> terms) =>
        (Syntax, this.terms) = (syntax, terms.ToFrozenDictionary(t => t.Term, t => Array.ConvertAll(t.Paths, XmlPath.Parse)));

    public EInvoiceSyntax Syntax { get; }

    /// <summary>The root of a file, or why there is none.</summary>
    public static (XmlPart? Root, EInvoiceProblem? Problem) Read(byte[] xml)
    {
        var (root, problem) = SafeXml.Read(xml, Prefixes, PassedOver, Limits);
        return (root, problem switch
        {
            null                                  => null,
            { IsTooLarge: true, Line: null }      => new(EInvoiceProblems.TooLarge, null, problem.Reason),
            { IsTooLarge: true }                  => new(EInvoiceProblems.TooDeep, null, problem.Reason),
            _                                     => new(EInvoiceProblems.NotWellFormed, null, problem.Reason),
        });
    }

    /// <summary>The vocabulary of a root; null when it is another document.</summary>
    public static EInvoiceVocabulary? Of(XmlPart root) => root.Name switch
    {
        "rsm:CrossIndustryInvoice" => CiiTerms.Vocabulary,
        "invoice:Invoice"          => UblTerms.Invoice,
        "credit:CreditNote"        => UblTerms.CreditNote,
        _                          => null,
    };

    /// <summary>What stands under a term, blank elements left out.</summary>
    public List<XmlPart> Of(XmlPart root, string term)
    {
        foreach (var path in terms.GetValueOrDefault(term, []))
            if (path.Of(root).Where(p => p.Text.Length > 0 || p.Parts.Count > 0).ToList() is { Count: > 0 } found) return found;
        return [];
    }
}
