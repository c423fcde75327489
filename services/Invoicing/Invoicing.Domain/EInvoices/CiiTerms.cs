namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Where the terms of EN 16931 stand in a Cross Industry Invoice (CEN/TS 16931-3-3).</summary>
static class CiiTerms
{
    const string Document = "rsm:ExchangedDocument/", Context = "rsm:ExchangedDocumentContext/", Trade = "rsm:SupplyChainTradeTransaction/",
        Agreement = Trade + "ram:ApplicableHeaderTradeAgreement/", Delivery = Trade + "ram:ApplicableHeaderTradeDelivery/", Settlement = Trade + "ram:ApplicableHeaderTradeSettlement/",
        Totals = Settlement + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/", Seller = Agreement + "ram:SellerTradeParty/", Buyer = Agreement + "ram:BuyerTradeParty/",
        Payee = Settlement + "ram:PayeeTradeParty/";

    public static EInvoiceVocabulary Vocabulary { get; } = new(EInvoiceSyntax.Cii,
    [
        ("BT-1", [Document + "ram:ID"]),
        ("BT-2", [Document + "ram:IssueDateTime/udt:DateTimeString"]),
        ("BT-3", [Document + "ram:TypeCode"]),
        ("BT-5", [Settlement + "ram:InvoiceCurrencyCode"]),
        ("BT-9", [Settlement + "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString"]),
        ("BT-10", [Agreement + "ram:BuyerReference"]),
        ("BT-13", [Agreement + "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"]),
        ("BT-20", [Settlement + "ram:SpecifiedTradePaymentTerms/ram:Description"]),
        ("BT-21", [Document + "ram:IncludedNote/ram:SubjectCode"]),
        ("BT-23", [Context + "ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"]),
        ("BT-24", [Context + "ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"]),
        ("BG-3", [Settlement + "ram:InvoiceReferencedDocument"]),
        ("BT-25", ["ram:IssuerAssignedID"]),
        ("BT-26", ["ram:FormattedIssueDateTime/qdt:DateTimeString"]),
        ("BT-27", [Seller + "ram:Name"]),
        ("BT-29", [Seller + "ram:GlobalID[@0009]"]),
        ("BT-30", [Seller + "ram:SpecifiedLegalOrganization/ram:ID"]),
        ("BT-31", [Seller + "ram:SpecifiedTaxRegistration/ram:ID[@VA]"]),
        ("BT-34", [Seller + "ram:URIUniversalCommunication/ram:URIID"]),
        ("BT-40", [Seller + "ram:PostalTradeAddress/ram:CountryID"]),
        ("BT-44", [Buyer + "ram:Name"]),
        ("BT-46", [Buyer + "ram:ID"]),
        ("BT-46-0009", [Buyer + "ram:GlobalID[@0009]"]),
        ("BT-47", [Buyer + "ram:SpecifiedLegalOrganization/ram:ID"]),
        ("BT-48", [Buyer + "ram:SpecifiedTaxRegistration/ram:ID[@VA]"]),
        ("BT-49", [Buyer + "ram:URIUniversalCommunication/ram:URIID"]),
        ("BT-55", [Buyer + "ram:PostalTradeAddress/ram:CountryID"]),
        ("BT-59", [Payee + "ram:Name"]),
        ("BT-60", [Payee + "ram:ID", Payee + "ram:GlobalID"]),
        ("BT-61", [Payee + "ram:SpecifiedLegalOrganization/ram:ID"]),
        ("BT-72", [Delivery + "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString"]),
        ("BT-83", [Settlement + "ram:PaymentReference"]),
        ("BT-84", [Settlement + "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID"]),
        ("BT-109", [Totals + "ram:TaxBasisTotalAmount"]),
        ("BT-110", [Totals + "ram:TaxTotalAmount"]),
        ("BT-112", [Totals + "ram:GrandTotalAmount"]),
        ("BT-113", [Totals + "ram:TotalPrepaidAmount"]),
        ("BT-114", [Totals + "ram:RoundingAmount"]),
        ("BT-115", [Totals + "ram:DuePayableAmount"]),
    ]);
}
