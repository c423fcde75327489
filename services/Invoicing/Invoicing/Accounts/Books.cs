using Npgsql;
using Recouvrement.Invoicing.Bank;
using Recouvrement.Invoicing.Bills;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Documents;
using Recouvrement.Invoicing.Documents.Copies;
using Recouvrement.Invoicing.Documents.Evidence;
using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Erp;
using Recouvrement.Invoicing.Figures;
using Recouvrement.Invoicing.GeneralTerms;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Invoicing.Snapshots;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>All that this service records, by kind of aggregate.</summary>
public sealed class Books(IEventStore store, NpgsqlDataSource database, LogSignal signal)
{
    /// <summary>Names of the facts of creditor entities.</summary>
    public static EventNames<CreditorEvent> CreditorFacts { get; } = new();

    /// <summary>Names of the facts of customer accounts.</summary>
    public static EventNames<CustomerEvent> CustomerFacts { get; } = new();

    /// <summary>Names of the facts of invoices.</summary>
    public static EventNames<InvoiceEvent> InvoiceFacts { get; } = new();

    /// <summary>Names of the facts of payments and credit notes.</summary>
    public static EventNames<CreditEvent> CreditFacts { get; } = new();

    /// <summary>Names of the facts of credit files.</summary>
    public static EventNames<CreditFileEvent> CreditFileFacts { get; } = new();

    /// <summary>Names of the facts of what documents come from.</summary>
    public static EventNames<DocumentLinksEvent> LinkFacts { get; } = new();

    /// <summary>Names of the facts of items of the ERP's feed.</summary>
    public static EventNames<ErpItemEvent> ErpItemFacts { get; } = new();

    /// <summary>Names of the facts of ledger settings.</summary>
    public static EventNames<LedgerSettingsEvent> LedgerFacts { get; } = new();

    /// <summary>Names of the facts of supporting documents.</summary>
    public static EventNames<DocumentEvent> DocumentFacts { get; } = new();

    /// <summary>Names of the facts of deliveries.</summary>
    public static EventNames<DeliveryEvent> DeliveryFacts { get; } = new();

    /// <summary>Names of the facts of gated orders.</summary>
    public static EventNames<GatedOrderEvent> GatedOrderFacts { get; } = new();

    /// <summary>Names of the facts of gate policies.</summary>
    public static EventNames<GatePoliciesEvent> GatePolicyFacts { get; } = new();

    /// <summary>Creditor entities.</summary>
    public Book<Creditor, CreditorCommand, CreditorEvent> Creditors { get; } =
        new(new(store, database, signal, "creditor", CreditorFacts), CreditorTable.Show);

    /// <summary>Customer accounts.</summary>
    public Book<Customer, CustomerCommand, CustomerEvent> Customers { get; } =
        new(new(store, database, signal, "customer", CustomerFacts), CustomerTable.Show);

    /// <summary>Invoices.</summary>
    public Book<Invoice, InvoiceCommand, InvoiceEvent> Invoices { get; } =
        new(new(store, database, signal, "invoice", InvoiceFacts), InvoiceTable.Show, LedgerTable.Write);

    /// <summary>Supporting documents.</summary>
    public Book<Document, DocumentCommand, DocumentEvent> Documents { get; } =
        new(new(store, database, signal, "document", DocumentFacts), DocumentTable.Show);

    /// <summary>Names of the facts of copies of invoices.</summary>
    public static EventNames<InvoiceCopyEvent> CopyFacts { get; } = new();

    /// <summary>Copies of invoices.</summary>
    public Book<InvoiceCopy, InvoiceCopyCommand, InvoiceCopyEvent> Copies { get; } =
        new(new(store, database, signal, "invoice_copy", CopyFacts), CopyTable.Show);

    /// <summary>Names of the facts of the evidence of claims.</summary>
    public static EventNames<ClaimEvidenceEvent> EvidenceFacts { get; } = new();

    /// <summary>What proves the claims that have left the house.</summary>
    public Book<ClaimEvidence, ClaimEvidenceCommand, ClaimEvidenceEvent> Evidence { get; } =
        new(new(store, database, signal, "claim_evidence", EvidenceFacts), EvidenceTable.Show);

    /// <summary>Payments.</summary>
    public Book<Credit, CreditCommand, CreditEvent> Payments { get; } =
        new(new(store, database, signal, "payment", CreditFacts), CreditTable.Show, LedgerTable.Write);

    /// <summary>Credit notes.</summary>
    public Book<Credit, CreditCommand, CreditEvent> CreditNotes { get; } =
        new(new(store, database, signal, "credit_note", CreditFacts), CreditTable.Show, LedgerTable.Write);

    /// <summary>Credit files of customers.</summary>
    public Book<CreditFile, CreditFileCommand, CreditFileEvent> CreditFiles { get; } =
        new(new(store, database, signal, "credit_file", CreditFileFacts), CreditFileTable.Show);

    /// <summary>What documents come from.</summary>
    public Book<DocumentLinks, DocumentLinksCommand, DocumentLinksEvent> Links { get; } =
        new(new(store, database, signal, "document_links", LinkFacts), LinkTable.Show);

    /// <summary>Names of the facts of bank movements.</summary>
    public static EventNames<MovementEvent> MovementFacts { get; } = new();

    /// <summary>Movements on the creditors' bank accounts.</summary>
    public Book<BankMovement, MovementCommand, MovementEvent> Movements { get; } =
        new(new(store, database, signal, "bank_movement", MovementFacts), MovementTable.Show);

    /// <summary>What the ERP is asked to post or to do.</summary>
    public Book<ErpItem, ErpItemCommand, ErpItemEvent> ErpItems { get; } =
        new(new(store, database, signal, "erp_item", ErpItemFacts), ErpItemTable.Show);

    /// <summary>Names of the facts of discounts of plans.</summary>
    public static EventNames<PlanDiscountEvent> DiscountFacts { get; } = new();

    /// <summary>Discounts that plans have earned. The ERP's feed shows them.</summary>
    public Book<PlanDiscount, PlanDiscountCommand, PlanDiscountEvent> Discounts { get; } =
        new(new(store, database, signal, "plan_discount", DiscountFacts), (_, _, _) => Task.CompletedTask);

    /// <summary>Names of the facts of agencies' fees.</summary>
    public static EventNames<AgencyFeesEvent> AgencyFeeFacts { get; } = new();

    /// <summary>Fees that agencies have invoiced. The ERP's feed shows them.</summary>
    public Book<AgencyFees, AgencyFeesCommand, AgencyFeesEvent> AgencyFees { get; } =
        new(new(store, database, signal, "agency_fees", AgencyFeeFacts), (_, _, _) => Task.CompletedTask);

    /// <summary>Which accounts entities post to.</summary>
    public Book<LedgerSettings, LedgerSettingsCommand, LedgerSettingsEvent> LedgerSettings { get; } =
        new(new(store, database, signal, "ledger_settings", LedgerFacts), LedgerAccountTable.Show);

    /// <summary>Names of the facts of bills of exchange.</summary>
    public static EventNames<BillEvent> BillFacts { get; } = new();

    /// <summary>Bills of exchange.</summary>
    public Book<Bill, BillCommand, BillEvent> Bills { get; } =
        new(new(store, database, signal, "bill", BillFacts), BillTable.Show);

    /// <summary>Deliveries.</summary>
    public Book<Delivery, DeliveryCommand, DeliveryEvent> Deliveries { get; } =
        new(new(store, database, signal, "delivery", DeliveryFacts), DeliveryTable.Show);

    /// <summary>Orders that the gate was asked about.</summary>
    public Book<GatedOrder, GatedOrderCommand, GatedOrderEvent> GatedOrders { get; } =
        new(new(store, database, signal, "gated_order", GatedOrderFacts), GatedOrderTable.Show);

    /// <summary>Thresholds of the order gate.</summary>
    public Book<GatePolicies, GatePoliciesCommand, GatePoliciesEvent> GatePolicies { get; } =
        new(new(store, database, signal, "gate_policies", GatePolicyFacts), GatePolicyTable.Show);

    /// <summary>Names of the facts of general terms.</summary>
    public static EventNames<TermsEvent> TermsFacts { get; } = new();

    /// <summary>General terms of entities.</summary>
    public Book<TermsRegister, TermsCommand, TermsEvent> GeneralTerms { get; } =
        new(new(store, database, signal, "general_terms", TermsFacts), TermsTables.ShowVersions);

    /// <summary>Names of the facts of accepted terms.</summary>
    public static EventNames<AcceptanceEvent> AcceptanceFacts { get; } = new();

    /// <summary>General terms that customers accepted.</summary>
    public Book<TermsAcceptances, AcceptanceCommand, AcceptanceEvent> TermsAcceptances { get; } =
        new(new(store, database, signal, "terms_acceptances", AcceptanceFacts), TermsTables.ShowAcceptances);

    /// <summary>Names of the facts of lists of open items.</summary>
    public static EventNames<SnapshotEvent> SnapshotFacts { get; } = new();

    /// <summary>Lists of what is open in the ERP.</summary>
    public Book<OpenItemsSnapshot, SnapshotCommand, SnapshotEvent> Snapshots { get; } =
        new(new(store, database, signal, "open_items_snapshot", SnapshotFacts), SnapshotTable.Show);

    /// <summary>The book of a kind of credit.</summary>
    public Book<Credit, CreditCommand, CreditEvent> CreditsOf(CreditKind kind) => kind is CreditKind.CreditNote ? CreditNotes : Payments;
}
