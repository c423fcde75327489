using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>Life-cycle messages of platforms (CDAR): one invoice each, or a refusal.</summary>
public sealed class StatusMessageTests
{
    public const string Cdar = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossDomainAcknowledgementAndResponse xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">
          <rsm:ExchangedDocument><ram:IssueDateTime><udt:DateTimeString format="204">20260304101500</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
          <rsm:AcknowledgementDocument>
            <ram:MultipleReferencesIndicator><udt:Indicator>false</udt:Indicator></ram:MultipleReferencesIndicator>
            <ram:TypeCode>23</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="204">20260303235959</udt:DateTimeString></ram:IssueDateTime>
            <ram:ReferenceReferencedDocument>
              <ram:IssuerAssignedID>FA-1</ram:IssuerAssignedID>
              <ram:TypeCode>380</ram:TypeCode>
              <ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20260301</qdt:DateTimeString></ram:FormattedIssueDateTime>
              <ram:ProcessConditionCode>207</ram:ProcessConditionCode>
              <ram:ProcessCondition>En litige</ram:ProcessCondition>
              <ram:IssuerTradeParty><ram:GlobalID schemeID="0002">732829320</ram:GlobalID><ram:RoleCode>SE</ram:RoleCode></ram:IssuerTradeParty>
              <ram:SpecifiedDocumentStatus>
                <ram:ReasonCode>QUALITE_ERR</ram:ReasonCode>
                <ram:Reason>Trois caisses abîmées</ram:Reason>
                <ram:SpecifiedDocumentCharacteristic><ram:TypeCode>MNATTC</ram:TypeCode><ram:ValueAmount currencyID="EUR">20.00</ram:ValueAmount></ram:SpecifiedDocumentCharacteristic>
                <ram:SpecifiedDocumentCharacteristic><ram:TypeCode>MNATTC</ram:TypeCode><ram:ValueAmount currencyID="EUR">10.00</ram:ValueAmount></ram:SpecifiedDocumentCharacteristic>
                <ram:SpecifiedDocumentCharacteristic><ram:TypeCode>RAP</ram:TypeCode><ram:ValueAmount>90</ram:ValueAmount></ram:SpecifiedDocumentCharacteristic>
              </ram:SpecifiedDocumentStatus>
            </ram:ReferenceReferencedDocument>
          </rsm:AcknowledgementDocument>
        </rsm:CrossDomainAcknowledgementAndResponse>
        """;

    [Fact]
    public void A_message_says_which_invoice_which_status_why_and_how_much()
    {
        var message = Read(Cdar).Message!;
        Assert.Equal(("732829320", "FA-1", 2026), (message.Creditor.Digits, message.Number, message.Year));
        Assert.Equal((207, new DateOnly(2026, 3, 3), "QUALITE_ERR"), (message.Status.Code, message.Status.On, Assert.Single(message.Status.Reasons.All)));
        Assert.Equal((Money.Euros(30), Money.Euros(90), null), (message.Status.Amounts.NotApproved!.Value, message.Status.Amounts.Remaining!.Value, message.Status.Amounts.Received));
    }

    [Theory]
    [InlineData(">207<", ">299<", EInvoiceProblems.TypeUnknown, "MDT-105")]
    [InlineData(">207<", ">222<", EInvoiceProblems.TypeUnknown, "MDT-105")]
    [InlineData("<ram:IssuerAssignedID>FA-1</ram:IssuerAssignedID>", "", EInvoiceProblems.Missing, "MDT-87")]
    [InlineData(">732829320<", ">73282<", EInvoiceProblems.Missing, "MDT-129")]
    [InlineData("20260303235959", "20269903235959", EInvoiceProblems.Date, "MDT-78")]
    [InlineData(">QUALITE_ERR<", ">quality of the work<", EInvoiceProblems.Number, "MDT-113")]
    [InlineData(">20.00<", ">-20.00<", EInvoiceProblems.Amount, "MDT-215")]
    [InlineData("\"EUR\">20.00<", "\"USD\">20.00<", EInvoiceProblems.Amount, "MDT-215")]
    [InlineData("</ram:ReferenceReferencedDocument>", "</ram:ReferenceReferencedDocument><ram:ReferenceReferencedDocument><ram:TypeCode>1</ram:TypeCode></ram:ReferenceReferencedDocument>", EInvoiceProblems.Contradiction, "MDG-32")]
    [InlineData("<rsm:CrossDomain", "<!DOCTYPE a><rsm:CrossDomain", EInvoiceProblems.NotWellFormed, null)]
    public void A_message_that_says_no_one_thing_is_refused(string from, string to, string code, string? field) =>
        Assert.Contains(Read(Cdar.With((from, to))).Problems, p => (p.Code, p.Field) == (code, field));

    [Fact]
    public void An_invoice_is_no_message_and_a_message_no_invoice()
    {
        Assert.Equal(EInvoiceProblems.RootUnknown, Assert.Single(Read(InvoiceXml.Cii).Problems).Code);
        InvoiceXml.Refused(Cdar, EInvoiceProblems.RootUnknown, null);
    }

    static (StatusMessage? Message, IReadOnlyList<EInvoiceProblem> Problems) Read(string xml)
    {
        var (message, problems) = StatusMessageReader.Read(Encoding.UTF8.GetBytes(xml));
        return (message, problems);
    }
}
