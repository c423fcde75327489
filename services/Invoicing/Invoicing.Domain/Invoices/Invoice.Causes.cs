using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Whose fault it is that an invoice is contested or unpaid.</summary>
public enum Department
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>Sales: price, discount or promise.</summary>
    Sales,

    /// <summary>Logistics: what was delivered, when and where.</summary>
    Logistics,

    /// <summary>Production.</summary>
    Production,

    /// <summary>Quality.</summary>
    Quality,

    /// <summary>Invoicing: the invoice itself and its way to the customer.</summary>
    Invoicing,

    /// <summary>Accounting: what was booked.</summary>
    Accounting,

    /// <summary>Credit management.</summary>
    Credit,

    /// <summary>The customer's own.</summary>
    Customer,
}

/// <summary>Why an invoice is not paid. A fixed taxonomy: what is counted must mean the same everywhere.</summary>
public enum NonPaymentCause
{
    /// <summary>Not established.</summary>
    None,

    /// <summary>The customer never saw the invoice.</summary>
    InvoiceNotReceived,

    /// <summary>The customer's portal or platform rejected it.</summary>
    PortalRejected,

    /// <summary>It lacks the customer's order number.</summary>
    MissingOrderNumber,

    /// <summary>Invoiced twice.</summary>
    InvoicedTwice,

    /// <summary>Another price was agreed.</summary>
    WrongPrice,

    /// <summary>Another quantity was ordered or delivered.</summary>
    WrongQuantity,

    /// <summary>What was delivered is faulty.</summary>
    Quality,

    /// <summary>Not all was delivered, or nothing.</summary>
    DeliveryIncomplete,

    /// <summary>It was delivered late.</summary>
    LateDelivery,

    /// <summary>Whoever approves it at the customer has not.</summary>
    ApprovalPending,

    /// <summary>The customer does not know where to pay to, or doubts it.</summary>
    BankDetails,

    /// <summary>The customer says that it is paid.</summary>
    AlreadyPaidClaimed,

    /// <summary>The customer forgot.</summary>
    Forgotten,

    /// <summary>The customer has no cash.</summary>
    CashDifficulty,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Why an invoice is not paid, and whose fault that is.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Fault">Which department.</param>
public sealed record EstablishedCause(NonPaymentCause Cause, Department Fault);

/// <summary>What a debtor itself said of why it has not paid. Nobody has looked into it.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Fault">The department that the cause is laid to.</param>
/// <param name="On">When it was said.</param>
/// <param name="Version">Of the dunning case it was told from: of two of one day the later.</param>
public sealed record HeardCause(NonPaymentCause Cause, Department Fault, DateOnly On, long Version)
{
    /// <summary>It was said later than another.</summary>
    public bool IsAfter(HeardCause? other) => other is null || (On, Version).CompareTo((other.On, other.Version)) > 0;
}

public sealed partial record Invoice
{
    /// <summary>Null until a person has found out.</summary>
    public EstablishedCause? Established { get; init; }

    /// <summary>What the debtor said last; null where it said nothing.</summary>
    public HeardCause? HeardCause { get; init; }

    /// <summary>Why it is not paid, as far as known: what a person found out goes before what the debtor said. Null where nobody knows.</summary>
    public EstablishedCause? Cause => Established ?? (HeardCause is { } heard ? new(heard.Cause, heard.Fault) : null);

    // A cause that comes late, from the same case or after a repair, changes nothing that was said since.
    Decision<InvoiceEvent> HearsCause(InvoiceCommand.HearCause hear) =>
        hear.Heard.IsAfter(HeardCause) ? new InvoiceEvent.CauseHeard(Document!, hear.Heard, hear.Contact) : Nothing;

    Decision<InvoiceEvent> Establishes(InvoiceCommand.EstablishCause establish) =>
        Established == new EstablishedCause(establish.Cause, establish.Fault) ? Nothing : new InvoiceEvent.CauseEstablished(Document!, establish.Cause, establish.Fault, establish.On);
}

public abstract partial record InvoiceCommand
{
    /// <summary>Somebody found out why it is not paid, or found out better.</summary>
    /// <param name="Cause">Why.</param>
    /// <param name="Fault">Which department.</param>
    /// <param name="On">Today.</param>
    public sealed record EstablishCause(NonPaymentCause Cause, Department Fault, DateOnly On) : InvoiceCommand;

    /// <summary>The debtor said why it has not paid.</summary>
    /// <param name="Heard">What.</param>
    /// <param name="Contact">Key of the call, contact or message it was said in.</param>
    public sealed record HearCause(HeardCause Heard, Guid Contact) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>Why it is not paid.</summary>
    public sealed record CauseEstablished(AccountDocument Document, NonPaymentCause Cause, Department Fault, DateOnly On) : InvoiceEvent;

    /// <summary>What the debtor said of it.</summary>
    public sealed record CauseHeard(AccountDocument Document, HeardCause Heard, Guid Contact) : InvoiceEvent;
}
