namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What came of a call, or of another contact. What follows from each stands in <see cref="CallResult"/>.</summary>
public enum CallOutcome
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Somebody was spoken to.</summary>
    Reached,

    /// <summary>Nobody answered: it counts as a call, and not as a contact that a threat could rest on.</summary>
    NoAnswer,

    /// <summary>A message was left to a machine.</summary>
    Voicemail,

    /// <summary>The number is wrong, or the person has left.</summary>
    Unreachable,

    /// <summary>The debtor never got the invoice.</summary>
    InvoiceNotReceived,

    /// <summary>The debtor cannot find the invoice.</summary>
    InvoiceLost,

    /// <summary>Whoever approves it has not yet.</summary>
    WaitingForApproval,

    /// <summary>Whoever approves it is away until a day.</summary>
    ApproverAway,

    /// <summary>The debtor's system does not work.</summary>
    SystemFailure,

    /// <summary>The debtor contests the invoice.</summary>
    Dispute,

    /// <summary>It is in the payment run of a day.</summary>
    InPaymentRun,

    /// <summary>The debtor says that it sent the money on a day.</summary>
    PaymentSent,

    /// <summary>The debtor promises to pay on a day.</summary>
    Promise,

    /// <summary>The debtor gives neither promise nor reason.</summary>
    Refusal,
}
