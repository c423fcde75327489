namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Where the terms of EN 16931 stand in UBL 2.1 (CEN/TS 16931-3-2).</summary>
static class UblTerms
{
    const string Seller = "cac:AccountingSupplierParty/cac:Party/", Buyer = "cac:AccountingCustomerParty/cac:Party/", Payee = "cac:PayeeParty/", Totals = "cac:LegalMonetaryTotal/",
        Name = "cac:PartyLegalEntity/cbc:RegistrationName", TradingName = "cac:PartyName/cbc:Name", LegalId = "cac:PartyLegalEntity/cbc:CompanyID",
        Vat = "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID", Country = "cac:PostalAddress/cac:Country/cbc:IdentificationCode", Id = "cac:PartyIdentification/cbc:ID";

    public static EInvoiceVocabulary Invoice { get; } = new(EInvoiceSyntax.UblInvoice, [.. Common,
        ("BT-3", ["cbc:InvoiceTypeCode"]), ("BT-9", ["cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate"])]);

    public static EInvoiceVocabulary CreditNote { get; } = new(EInvoiceSyntax.UblCreditNote, [.. Common,
        ("BT-3", ["cbc:CreditNoteTypeCode"]), ("BT-9", ["cac:PaymentMeans/cbc:PaymentDueDate"])]);

    static (string Term, string[] Paths)[] Common =>
    [
        ("BT-1", ["cbc:ID"]),
        ("BT-2", ["cbc:IssueDate"]),
        ("BT-5", ["cbc:DocumentCurrencyCode"]),
        ("BT-10", ["cbc:BuyerReference"]),
        ("BT-13", ["cac:OrderReference/cbc:ID"]),
        ("BT-20", ["cac:PaymentTerms/cbc:Note"]),
        ("BT-22", ["cbc:Note"]),
        ("BT-23", ["cbc:ProfileID"]),
        ("BT-24", ["cbc:CustomizationID"]),
        ("BG-3", ["cac:BillingReference/cac:InvoiceDocumentReference"]),
        ("BT-25", ["cbc:ID"]),
        ("BT-26", ["cbc:IssueDate"]),
        ("BT-27", [Seller + Name, Seller + TradingName]),
        ("BT-29", [Seller + Id + "[@0009]"]),
        ("BT-30", [Seller + LegalId]),
        ("BT-31", [Seller + Vat]),
        ("BT-34", [Seller + "cbc:EndpointID"]),
        ("BT-40", [Seller + Country]),
        ("BT-44", [Buyer + Name, Buyer + TradingName]),
        ("BT-46", [Buyer + Id + "[@]"]),
        ("BT-46-0009", [Buyer + Id + "[@0009]"]),
        ("BT-47", [Buyer + LegalId]),
        ("BT-48", [Buyer + Vat]),
        ("BT-49", [Buyer + "cbc:EndpointID"]),
        ("BT-55", [Buyer + Country]),
        ("BT-59", [Payee + TradingName]),
        ("BT-60", [Payee + Id]),
        ("BT-61", [Payee + LegalId]),
        ("BT-72", ["cac:Delivery/cbc:ActualDeliveryDate"]),
        ("BT-83", ["cac:PaymentMeans/cbc:PaymentID"]),
        ("BT-84", ["cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"]),
        ("BT-109", [Totals + "cbc:TaxExclusiveAmount"]),
        ("BT-110", ["cac:TaxTotal/cbc:TaxAmount"]),
        ("BT-112", [Totals + "cbc:TaxInclusiveAmount"]),
        ("BT-113", [Totals + "cbc:PrepaidAmount"]),
        ("BT-114", [Totals + "cbc:PayableRoundingAmount"]),
        ("BT-115", [Totals + "cbc:PayableAmount"]),
    ];
}
