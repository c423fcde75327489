using System.Diagnostics;
using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;
using static Recouvrement.Invoicing.Tests.Domain.EInvoices.InvoiceXml;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>XML from anybody: nothing is fetched, nothing grows, all of it ends in a refusal.</summary>
public sealed class HostileXmlTests
{
    [Theory]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    public void A_document_type_is_refused(string doctype) =>
        Refused(Ubl.With(("<Invoice", doctype + "<Invoice")), EInvoiceProblems.NotWellFormed, null);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<")]
    [InlineData("{}")]
    [InlineData("<a/><b/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-7\"?><a/>")]
    [InlineData("<a>&undefined;</a>")]
    [InlineData("<a>\u0001</a>")]
    public void What_is_no_XML_is_refused(string text) => Refused(text, EInvoiceProblems.NotWellFormed, null);

    [Theory]
    [InlineData("<Invoice/>")]
    [InlineData("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>")]
    [InlineData("<CrossIndustryDocument xmlns=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>")]
    [InlineData("<CrossIndustryInvoice xmlns=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\"/>")]
    public void XML_that_is_no_invoice_is_refused(string text) => Refused(text, EInvoiceProblems.RootUnknown, null);

    [Fact]
    public void Depth_number_and_size_are_bounded()
    {
        Refused(string.Concat(Enumerable.Repeat("<a>", 100_000)), EInvoiceProblems.TooDeep, null);
        Refused($"<a>{string.Concat(Enumerable.Repeat("<b/>", 1_000_001))}</a>", EInvoiceProblems.TooDeep, null);
        Refused(Ubl.With(("<cbc:Note>#PMT#40 EUR</cbc:Note>", string.Concat(Enumerable.Repeat("<cbc:Note>x</cbc:Note>", 60_000)))), EInvoiceProblems.TooDeep, null);
        Refused($"<a>{new string('x', (32 << 20) + 1)}</a>", EInvoiceProblems.TooLarge, null);
    }

    [Fact]
    public void A_large_attachment_costs_no_memory_and_no_invoice()
    {
        var xml = Ubl.With(("<cac:InvoiceLine>", $"<cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>{new string('A', 20 << 20)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:InvoiceLine>"));
        Assert.Equal("FA-1", Found(xml).Invoice.Number);
    }

    [Fact]
    public void Ten_thousand_lines_are_read_in_passing()
    {
        var line = "<cac:InvoiceLine>" + string.Concat(Enumerable.Repeat("<cbc:ID>1</cbc:ID>", 40)) + "</cac:InvoiceLine>";
        Assert.Equal("FA-1", Found(Ubl.With(("<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>", string.Concat(Enumerable.Repeat(line, 10_000))))).Invoice.Number);
    }

    [Fact]
    public void What_cannot_be_seen_does_not_reach_the_name() =>
        Assert.Equal("EssaiFils SA", Found(Ubl.With(("Essai et Fils", "Essai\u202eFils&#x9;SA"))).Invoice.Buyer.Name);

    [Fact]
    public void Text_that_never_ends_is_no_number() =>
        Refused(Ubl.With(("FA-1", new string('9', 1 << 20))), EInvoiceProblems.Number, "BT-1");

    [Fact]
    public void A_foreign_vocabulary_is_passed_over_with_all_it_holds()
    {
        var xml = Ubl.With(("<cbc:CustomizationID>", "<x:Ext xmlns:x=\"urn:x\"><cbc:ID>OTHER</cbc:ID></x:Ext><cbc:CustomizationID>"));
        Assert.Equal("FA-1", Found(xml).Invoice.Number);
    }

    [Fact]
    public void Every_prefix_of_a_file_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Cii.TrimEnd());
        var clock = Stopwatch.StartNew();
        for (var length = 0; length < whole.Length; length += 7) Assert.IsType<EInvoiceReading.Refused>(EInvoiceReader.Read(whole[..length]));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1));
    }
}
