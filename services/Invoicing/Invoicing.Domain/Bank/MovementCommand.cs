using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>By which rule cash found its invoices, strongest first.</summary>
public enum CashRule
{
    /// <summary>By none.</summary>
    None,

    /// <summary>The structured creditor reference names an invoice, or the customer whom a message asked to quote it.</summary>
    CreditorReference,

    /// <summary>The payer's end-to-end id is the number of an invoice.</summary>
    EndToEndId,

    /// <summary>The free text names invoices.</summary>
    NumberInText,

    /// <summary>The payer's account is known, and the amount is that of an invoice or of all that is open.</summary>
    PayerAndAmount,

    /// <summary>The amount is that of one open invoice of the entity; a proposal only.</summary>
    Amount,

    /// <summary>A person said so.</summary>
    Person,
}

/// <summary>Why cash is no customer's.</summary>
public enum DismissalReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A refund, a transfer between own accounts, a tax.</summary>
    NotACustomer,

    /// <summary>Its transactions came one by one in another message.</summary>
    Detailed,

    /// <summary>The remittance of a collection agency, whose collections are booked already.</summary>
    AgencyRemittance,

    /// <summary>It is in the books another way.</summary>
    BookedOtherwise,

    /// <summary>It went back before anybody knew whose it was, or it is what went back.</summary>
    WentBack,
}

/// <summary>Orders to a bank movement.</summary>
public abstract record MovementCommand
{
    MovementCommand() { }

    /// <summary>The bank tells it; told again it adds nothing.</summary>
    public sealed record Record(MovementContent Content) : MovementCommand;

    /// <summary>It is a payment of a customer.</summary>
    /// <param name="Customer">The ERP's customer number.</param>
    /// <param name="Rule">How that is known.</param>
    public sealed record Assign(string Customer, CashRule Rule) : MovementCommand;

    /// <summary>It was assigned wrongly: its payment is undone.</summary>
    /// <param name="IsReversed">The payment came back already.</param>
    public sealed record Release(bool IsReversed = false) : MovementCommand;

    /// <summary>It is no customer's money.</summary>
    public sealed record Dismiss(DismissalReason Reason) : MovementCommand;

    /// <summary>The ERP books payments for this entity; it is kept to compare.</summary>
    public sealed record Compare : MovementCommand;

    /// <summary>A debit that undoes a payment.</summary>
    /// <param name="Payment">Reference of the payment.</param>
    /// <param name="ReasonCode">ISO 20022 code, or null.</param>
    /// <param name="Paid">What the payment brought in.</param>
    /// <param name="IsReversed">The payment came back already.</param>
    public sealed record Return(string Payment, string? ReasonCode, Money Paid, bool IsReversed = false) : MovementCommand;
}

/// <summary>Facts of a bank movement.</summary>
public abstract record MovementEvent
{
    MovementEvent() { }

    /// <summary>The bank booked it.</summary>
    public sealed record MovementBooked(MovementContent Content) : MovementEvent;

    /// <summary>It became a payment.</summary>
    public sealed record CashAssigned(string Customer, string Payment, CashRule Rule) : MovementEvent;

    /// <summary>Its payment was undone: it waits again.</summary>
    public sealed record CashReleased(string Customer, string Payment) : MovementEvent;

    /// <summary>It is no customer's money.</summary>
    public sealed record CashDismissed(DismissalReason Reason) : MovementEvent;

    /// <summary>It is kept to compare with what the ERP books.</summary>
    public sealed record CashCompared : MovementEvent;

    /// <summary>It undid a payment.</summary>
    public sealed record PaymentReturned(string Payment, string? ReasonCode) : MovementEvent;
}
