namespace Recouvrement.Client.Erp;

/// <summary>A bank account of a creditor entity.</summary>
/// <param name="Iban">Without spaces.</param>
public sealed record BankAccount(string Iban);

/// <summary>Which source says what customers paid.</summary>
/// <param name="Master"><c>erp</c> (from the beginning) or <c>bank</c>; the other one is compared and never counted.</param>
public sealed record ChosenMaster(string Master);

/// <summary>A bank's file that was accepted.</summary>
/// <param name="Imports">One for each entity that has accounts in it.</param>
public sealed record BankStatementsAccepted(IReadOnlyList<BankStatementAccepted> Imports);

/// <summary>The part of a bank's file that is one entity's.</summary>
/// <param name="Id">Of the import: ask for its report.</param>
/// <param name="Creditor">SIREN of the entity.</param>
public sealed record BankStatementAccepted(Guid Id, string Creditor);

/// <summary>A movement on a bank account of the entity.</summary>
/// <param name="Key">Identifies it.</param>
/// <param name="Account">IBAN of the entity.</param>
/// <param name="BookedOn">Day the bank booked it.</param>
/// <param name="Amount">Always more than nothing.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Status"><c>unmatched</c>, <c>assigned</c>, <c>returned</c>, <c>dismissed</c> or <c>compared</c>.</param>
/// <param name="Customer">The ERP's customer number while it is assigned.</param>
/// <param name="Payment">Reference of the payment it became, or of the one it undid.</param>
/// <param name="Payer">Name as the bank has it; null where it is not known or was erased.</param>
/// <param name="PayerAccount">The last four characters of the payer's account.</param>
/// <param name="Text">What the payer wrote.</param>
/// <param name="EndToEndId">What the payer's system called it.</param>
/// <param name="CreditorReference">Structured reference.</param>
/// <param name="ReturnReason">ISO 20022 code where money went back.</param>
/// <param name="ProvisionalUntil">Last day on which a direct debit may be taken back.</param>
/// <param name="Version">For <c>ifMatch</c>.</param>
/// <param name="Proposals">Whose it may be, the most likely first; of unmatched credits only.</param>
/// <param name="ReturnText">The reason code in French, where it is a known one.</param>
public sealed record BankMovement(
    string Key, string Account, DateOnly BookedOn, Amount Amount, bool IsCredit, string Status, string? Customer, string? Payment, string? Payer, string? PayerAccount, string Text,
    string? EndToEndId, string? CreditorReference, string? ReturnReason, DateOnly? ProvisionalUntil, long Version, IReadOnlyList<CashProposal> Proposals, string? ReturnText = null);

/// <summary>Whose cash may be.</summary>
/// <param name="Rule">What speaks for it: <c>creditor_reference</c>, <c>end_to_end_id</c>, <c>number_in_text</c>, <c>payer_and_amount</c> or <c>amount</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Invoices">Named; none means that the rules of imputation decide.</param>
public sealed record CashProposal(string Rule, string Customer, IReadOnlyList<ProposedInvoice> Invoices);

/// <summary>An invoice that cash may be for.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
public sealed record ProposedInvoice(string Number, int? Year);

/// <summary>Whose money a movement is.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Invoices">What it is for; where null, the rules of imputation decide.</param>
public sealed record CashAssignment(string Customer, IReadOnlyList<NamedInvoice>? Invoices = null);

/// <summary>A movement is no customer's money.</summary>
/// <param name="Reason"><c>not_a_customer</c>, <c>detailed</c>, <c>agency_remittance</c>, <c>booked_otherwise</c> or <c>went_back</c>.</param>
public sealed record CashDismissal(string Reason);

/// <summary>A debit took a payment back.</summary>
/// <param name="Payment">Reference of the payment.</param>
public sealed record CashReturn(string Payment);

/// <summary>What bank and ERP say of the money of a period.</summary>
/// <param name="Both">How many of the bank's credits the ERP has as well.</param>
/// <param name="OnlyBank">Credits that the ERP has no payment for.</param>
/// <param name="OnlyErp">Payments of the ERP that no credit stands behind.</param>
public sealed record CashComparison(int Both, IReadOnlyList<ComparedCash> OnlyBank, IReadOnlyList<ComparedCash> OnlyErp);

/// <summary>Money that one side knows.</summary>
/// <param name="Reference">Key of the movement, or reference of the payment.</param>
/// <param name="On">Day it was credited.</param>
/// <param name="Amount">More than nothing.</param>
public sealed record ComparedCash(string Reference, DateOnly On, Amount Amount);
