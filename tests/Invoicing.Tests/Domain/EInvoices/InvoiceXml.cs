using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>Small lawful files of both syntaxes, written for tests, in which one thing at a time is changed.</summary>
static class InvoiceXml
{
    /// <summary>Invoice FA-1 of 120.00 with 20.00 of tax, 20.00 paid before, 100.00 to pay on 2026-03-31.</summary>
    public const string Cii = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">
          <rsm:ExchangedDocumentContext>
            <ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>S1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
            <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
          </rsm:ExchangedDocumentContext>
          <rsm:ExchangedDocument>
            <ram:ID>FA-1</ram:ID>
            <ram:TypeCode>380</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">20260301</udt:DateTimeString></ram:IssueDateTime>
            <ram:IncludedNote><ram:Content>40 EUR</ram:Content><ram:SubjectCode>PMT</ram:SubjectCode></ram:IncludedNote>
            <ram:IncludedNote><ram:Content>3 x</ram:Content><ram:SubjectCode>PMD</ram:SubjectCode></ram:IncludedNote>
            <ram:IncludedNote><ram:Content>pas d'escompte</ram:Content><ram:SubjectCode>AAB</ram:SubjectCode></ram:IncludedNote>
          </rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement>
              <ram:BuyerReference>SERVICE-7</ram:BuyerReference>
              <ram:SellerTradeParty>
                <ram:Name>Comptoir d'Essai</ram:Name>
                <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">732829320</ram:ID></ram:SpecifiedLegalOrganization>
                <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
                <ram:URIUniversalCommunication><ram:URIID schemeID="0225">732829320</ram:URIID></ram:URIUniversalCommunication>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR44732829320</ram:ID></ram:SpecifiedTaxRegistration>
              </ram:SellerTradeParty>
              <ram:BuyerTradeParty>
                <ram:ID>C-42</ram:ID>
                <ram:Name>Essai et Fils</ram:Name>
                <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">404833048</ram:ID></ram:SpecifiedLegalOrganization>
                <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR83404833048</ram:ID></ram:SpecifiedTaxRegistration>
              </ram:BuyerTradeParty>
              <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-9</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
            </ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeDelivery>
              <ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime><udt:DateTimeString format="102">20260228</udt:DateTimeString></ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>
            </ram:ApplicableHeaderTradeDelivery>
            <ram:ApplicableHeaderTradeSettlement>
              <ram:PaymentReference>RF31FA2026000123</ram:PaymentReference>
              <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR76 3000 6000 0112 3456 7890 189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
              <ram:SpecifiedTradePaymentTerms><ram:Description>30 jours</ram:Description><ram:DueDateDateTime><udt:DateTimeString format="102">20260331</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
                <ram:TaxTotalAmount currencyID="EUR">20.00</ram:TaxTotalAmount>
                <ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>
                <ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount>
                <ram:DuePayableAmount>100.00</ram:DuePayableAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
              <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>FA-0</ram:IssuerAssignedID><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20260115</qdt:DateTimeString></ram:FormattedIssueDateTime></ram:InvoiceReferencedDocument>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """;

    /// <summary>The same invoice.</summary>
    public const string Ubl = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
          <cbc:ProfileID>S1</cbc:ProfileID>
          <cbc:ID>FA-1</cbc:ID>
          <cbc:IssueDate>2026-03-01</cbc:IssueDate>
          <cbc:DueDate>2026-03-31</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
          <cbc:Note>#PMT#40 EUR</cbc:Note>
          <cbc:Note>#PMD#3 x</cbc:Note>
          <cbc:Note>#AAB#pas d'escompte</cbc:Note>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cbc:BuyerReference>SERVICE-7</cbc:BuyerReference>
          <cac:OrderReference><cbc:ID>PO-9</cbc:ID></cac:OrderReference>
          <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>FA-0</cbc:ID><cbc:IssueDate>2026-01-15</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
          <cac:AccountingSupplierParty><cac:Party>
            <cbc:EndpointID schemeID="0225">732829320</cbc:EndpointID>
            <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>FR44732829320</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>Comptoir d'Essai</cbc:RegistrationName><cbc:CompanyID schemeID="0002">732829320</cbc:CompanyID></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party>
            <cac:PartyIdentification><cbc:ID>C-42</cbc:ID></cac:PartyIdentification>
            <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>FR83404833048</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>Essai et Fils</cbc:RegistrationName><cbc:CompanyID schemeID="0002">404833048</cbc:CompanyID></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingCustomerParty>
          <cac:Delivery><cbc:ActualDeliveryDate>2026-02-28</cbc:ActualDeliveryDate></cac:Delivery>
          <cac:PaymentMeans><cbc:PaymentID>RF31FA2026000123</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:PaymentTerms><cbc:Note>30 jours</cbc:Note></cac:PaymentTerms>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount></cac:TaxTotal>
          <cac:LegalMonetaryTotal>
            <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
            <cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount>
            <cbc:PrepaidAmount currencyID="EUR">20.00</cbc:PrepaidAmount>
            <cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount>
          </cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>
        </Invoice>
        """;

    /// <summary>One of the two, with texts replaced.</summary>
    public static string With(this string xml, params (string From, string To)[] changes) => changes.Aggregate(xml, (text, change) =>
    {
        Assert.Contains(change.From, text, StringComparison.Ordinal);
        return text.Replace(change.From, change.To, StringComparison.Ordinal);
    });

    public static EInvoiceReading Read(string xml) => EInvoiceReader.Read(Encoding.UTF8.GetBytes(xml));

    /// <summary>Taken; with the codes of its warnings.</summary>
    public static (EInvoice Invoice, string[] Warnings) Found(string xml) => Found(Encoding.UTF8.GetBytes(xml));

    public static (EInvoice Invoice, string[] Warnings) Found(byte[] xml)
    {
        var reading = EInvoiceReader.Read(xml);
        var found = reading as EInvoiceReading.Found;
        Assert.True(found is not null, reading is EInvoiceReading.Refused refused ? string.Join("; ", refused.Problems) : "");
        return (found.Invoice, [.. found.Warnings.Select(w => w.Code)]);
    }

    /// <summary>Refused for one reason.</summary>
    public static void Refused(string xml, string code, string? field)
    {
        var refused = Assert.IsType<EInvoiceReading.Refused>(Read(xml));
        Assert.Contains(refused.Problems, p => (p.Code, p.Field) == (code, field));
        Assert.All(refused.Problems, p => Assert.EndsWith(".", p.Reason, StringComparison.Ordinal));
    }
}
