using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>Of all that is attached to a PDF, the invoice is told by its name.</summary>
public sealed class FacturXTests
{
    static readonly byte[] Xml = Encoding.UTF8.GetBytes(InvoiceXml.Cii), Other = Encoding.UTF8.GetBytes(InvoiceXml.Cii.With(("FA-1", "FA-2")));

    [Theory]
    [InlineData("factur-x.xml")]
    [InlineData("xrechnung.xml")]
    [InlineData("ZUGFeRD-invoice.xml")]
    [InlineData("zugferd-invoice.xml")]
    public void The_names_of_the_standards_are_known(string name) =>
        Assert.Equal("FA-1", Number(("terms.pdf", [1, 2]), (name, Xml)));

    [Fact]
    public void The_newest_name_comes_first() => Assert.Equal("FA-1", Number(("zugferd-invoice.xml", Other), ("factur-x.xml", Xml)));

    [Fact]
    public void The_same_file_twice_is_one() => Assert.Equal("FA-1", Number(("factur-x.xml", Xml), ("Factur-X.xml", Xml)));

    [Fact]
    public void Two_different_invoices_in_one_PDF_are_refused() => Refused(EInvoiceProblems.Contradiction, ("factur-x.xml", Xml), ("factur-x.xml", Other));

    [Fact]
    public void Without_such_a_name_there_is_no_invoice()
    {
        Refused(EInvoiceProblems.PdfWithoutXml);
        Refused(EInvoiceProblems.PdfWithoutXml, ("invoice.xml", Xml));
        Refused(EInvoiceProblems.PdfWithoutXml, ("order-x.xml", Xml));
    }

    [Fact]
    public void What_is_attached_is_refused_for_its_own_reason() => Refused(EInvoiceProblems.RootUnknown, ("factur-x.xml", "<a/>"u8.ToArray()));

    static string Number(params (string, byte[])[] attachments) => Assert.IsType<EInvoiceReading.Found>(FacturX.Read(attachments)).Invoice.Number;

    static void Refused(string code, params (string, byte[])[] attachments) =>
        Assert.Equal(code, Assert.Single(Assert.IsType<EInvoiceReading.Refused>(FacturX.Read(attachments)).Problems).Code);
}
