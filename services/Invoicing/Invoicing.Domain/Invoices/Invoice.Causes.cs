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
public sealed record EstablishedCause(NonPaymentCause Cause, Department Fault);

public sealed partial record Invoice
{
    /// <summary>Null until somebody has found out.</summary>
    public EstablishedCause? Cause { get; init; }

    Decision<InvoiceEvent> Establishes(InvoiceCommand.EstablishCause establish) =>
        Cause == new EstablishedCause(establish.Cause, establish.Fault) ? Nothing : new InvoiceEvent.CauseEstablished(Document!, establish.Cause, establish.Fault, establish.On);
}

public abstract partial record InvoiceCommand
{
    /// <summary>Somebody found out why it is not paid, or found out better.</summary>
    /// <param name="Cause">Why.</param>
    /// <param name="Fault">Which department.</param>
    /// <param name="On">Today.</param>
    public sealed record EstablishCause(NonPaymentCause Cause, Department Fault, DateOnly On) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>Why it is not paid.</summary>
    public sealed record CauseEstablished(AccountDocument Document, NonPaymentCause Cause, Department Fault, DateOnly On) : InvoiceEvent;
}
