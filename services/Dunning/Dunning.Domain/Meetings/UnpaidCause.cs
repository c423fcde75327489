namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>Why an invoice is not paid, as the meeting says it: the words in which Invoicing keeps the cause of each invoice.</summary>
public enum UnpaidCause
{
    /// <summary>Not said.</summary>
    Unknown,

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
