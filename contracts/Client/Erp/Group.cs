namespace Recouvrement.Client.Erp;

/// <summary>The company above a customer: one of the two.</summary>
/// <param name="Customer">Another account of the same creditor entity, by its number.</param>
/// <param name="Siren">A company that is no customer, by its SIREN.</param>
public sealed record ParentCompany(string? Customer = null, string? Siren = null);

/// <summary>A group of customers.</summary>
/// <param name="Head">Number of the account at its top; null where a company that is no customer stands there.</param>
/// <param name="HeadSiren">The company above that account, where it is no customer.</param>
/// <param name="Open">What all members owe less what is not allocated.</param>
/// <param name="Members">From the top down, then by number; the first thousand.</param>
/// <param name="MemberCount">How many there are.</param>
public sealed record CustomerGroup(string? Head, string? HeadSiren, Amount Open, IReadOnlyList<GroupMember> Members, int MemberCount);

/// <summary>A customer in a group.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Parent">Number of the account above it.</param>
/// <param name="Depth">Steps below the top.</param>
/// <param name="Open">What it owes less what is not allocated.</param>
/// <param name="PaidBy">Numbers of the accounts that pay for it.</param>
public sealed record GroupMember(string Number, string? Name, string? Parent, int Depth, Amount Open, IReadOnlyList<string> PaidBy);

/// <summary>A segment of customers.</summary>
/// <param name="Code">As customers have it.</param>
/// <param name="Label">In French; null for a segment of the ERP's own.</param>
/// <param name="Customers">How many of the entity's customers have it.</param>
public sealed record Segment(string Code, string? Label, int Customers);

/// <summary>How a customer pays.</summary>
/// <param name="PaymentRunDays">Days of the month on which it pays; 31 means the last one.</param>
/// <param name="InvoicePortal">Where it takes invoices in, such as <c>Chorus Pro</c>.</param>
/// <param name="DepositState">How our deposits there stand: <c>not_registered</c>, <c>registered</c>, <c>accepted</c> or <c>rejected</c>.</param>
/// <param name="OrderNumberRequired">It pays no invoice without its order number.</param>
/// <param name="ServiceCodeRequired">It pays no invoice without its service code.</param>
/// <param name="ServiceCode">The code, where known.</param>
/// <param name="ApproverRole">What the person does who approves invoices, such as <c>buyer</c>: never a name.</param>
/// <param name="MeansOfPayment"><c>transfer</c>, <c>direct_debit</c>, <c>cheque</c>, <c>bill_of_exchange</c>, <c>promissory_note</c>, <c>card</c> or <c>cash</c>.</param>
/// <param name="ClosingWeeks">ISO weeks of the year in which nobody pays.</param>
public sealed record PayingHabits(
    IReadOnlyList<int>? PaymentRunDays = null, string? InvoicePortal = null, string? DepositState = null, bool OrderNumberRequired = false, bool ServiceCodeRequired = false,
    string? ServiceCode = null, string? ApproverRole = null, string? MeansOfPayment = null, IReadOnlyList<int>? ClosingWeeks = null);
